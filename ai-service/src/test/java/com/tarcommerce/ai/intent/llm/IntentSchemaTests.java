package com.tarcommerce.ai.intent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntentSchemaTests {
    private static final List<String> MOMENTS = List.of("at", "cron");
    private final JsonNode commands = IntentSchema.of(List.of("Eggs")).at("/properties/command/anyOf");

    @Test
    void everyIntentAndUnknownAreInIt() {
        var names = StreamSupport.stream(commands.spliterator(), false)
                .map(command -> command.at("/properties/intent/enum/0").stringValue()).toList();

        assertThat(names).containsExactlyElementsOf(Arrays.stream(IntentName.values()).map(IntentName::wire).toList());
    }

    @Test
    void noObjectIsOpen() {
        assertThat(commands).allSatisfy(
                command -> assertThat(command.path("additionalProperties").booleanValue()).isFalse());
    }

    @Test
    void anItemIsOneOfThoseThatWereOffered() {
        assertThat(commands.at("/0/properties/item/enum")).hasToString("[\"Eggs\",null]");
    }

    @ParameterizedTest
    @EnumSource(IntentName.class)
    void itsSlotsAreThoseOfTheContractButForMoments(IntentName name) {
        var record = Arrays.stream(Intent.class.getPermittedSubclasses())
                .map(type -> JsonMapper.shared().constructType(type))
                .filter(type -> name.wire().equals(intentOf(type.getRawClass()))).findFirst().orElseThrow();

        var slots = Arrays.stream(record.getRawClass().getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .filter(slot -> !MOMENTS.contains(slot)).toList();

        assertThat(Shape.of(name).all().stream().map(Field::wire)).containsExactlyInAnyOrderElementsOf(slots);
    }

    private static String intentOf(Class<?> type) {
        return Arrays.stream(Intent.class.getAnnotation(JsonSubTypes.class).value())
                .filter(sub -> sub.value() == type).map(sub -> sub.name()).findFirst().orElseThrow();
    }
}
