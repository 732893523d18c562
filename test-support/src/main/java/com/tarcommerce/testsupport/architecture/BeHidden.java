package com.tarcommerce.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Controllers, stores and clients are not public without a reason; {@link ArchitectureRules} says which reasons count. */
final class BeHidden extends ArchCondition<JavaClass> {
    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final String REPOSITORY = "org.springframework.stereotype.Repository";
    private static final String HTTP_EXCHANGE = "org.springframework.web.service.annotation.HttpExchange";

    private final String root;
    private final String contracts;

    BeHidden(String root, String contracts) {
        super("not be public controllers, stores or clients that no other feature uses");
        this.root = root;
        this.contracts = contracts;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC) && isExposed(type)) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is public without need"));
        }
    }

    private boolean isExposed(JavaClass type) {
        if (isAnnotated(type, CONTROLLER)) {
            return type.getAllRawInterfaces().stream().noneMatch(api -> ArchitectureRules.isIn(contracts, api));
        }
        return (isStore(type) || isClient(type)) && !isUsedByAnotherFeature(type);
    }

    private static boolean isStore(JavaClass type) {
        return isAnnotated(type, REPOSITORY) || type.getSimpleName().endsWith("Store");
    }

    private static boolean isClient(JavaClass type) {
        return isAnnotated(type, HTTP_EXCHANGE) || type.getSimpleName().endsWith("Client")
                || type.getMethods().stream().anyMatch(
                        method -> method.isAnnotatedWith(HTTP_EXCHANGE) || method.isMetaAnnotatedWith(HTTP_EXCHANGE));
    }

    private static boolean isAnnotated(JavaClass type, String annotation) {
        return type.isAnnotatedWith(annotation) || type.isMetaAnnotatedWith(annotation);
    }

    private boolean isUsedByAnotherFeature(JavaClass type) {
        var feature = featureOf(type);
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !featureOf(use.getOriginClass()).equals(feature));
    }

    /** A feature is a whole package here, so that an adapter such as channel.telegram counts as one of its own. */
    private String featureOf(JavaClass type) {
        return ArchitectureRules.isIn(root, type) ? type.getPackageName() : "";
    }
}
