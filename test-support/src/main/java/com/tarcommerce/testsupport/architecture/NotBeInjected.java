package com.tarcommerce.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A field gets its value from a constructor of ours, not from the container. */
final class NotBeInjected extends ArchCondition<JavaField> {
    private static final Set<String> INJECTING = Set.of("org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value", "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    NotBeInjected() {
        super("not be injected");
    }

    @Override
    public void check(JavaField field, ConditionEvents events) {
        if (INJECTING.stream()
                .anyMatch(annotation -> field.isAnnotatedWith(annotation) || field.isMetaAnnotatedWith(annotation))) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is injected"));
        }
    }
}
