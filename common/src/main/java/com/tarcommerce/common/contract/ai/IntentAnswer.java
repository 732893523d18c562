package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An intent and how sure of it the engine is, in one flat JSON object:
 * {@code {"intent":"update_stock","item":"Amul Milk 500ml","quantity":0,"confidence":0.98,"engine":"rules",
 * "needs_clarification":false}}.
 *
 * @param confidence 0 to 1
 * @param engine     {@code rules}, {@code classifier} or the model's name
 * @param missing    slots that the intent needs and the text did not give
 * @param candidates catalogue names between which the text does not decide
 */
@JsonSerialize(using = IntentAnswer.Writer.class)
@JsonDeserialize(using = IntentAnswer.Reader.class)
public record IntentAnswer(Intent intent, double confidence, String engine, boolean needsClarification,
        List<String> missing, List<String> candidates, @Nullable Reason reason) {

    public IntentAnswer {
        missing = List.copyOf(missing);
        candidates = List.copyOf(candidates);
    }

    /** The answer for a text in which nothing was understood, or nothing may be done. */
    public static IntentAnswer unknown(String engine, double confidence, @Nullable Reason reason) {
        return new IntentAnswer(new Intent.Unknown(), confidence, engine, false, List.of(), List.of(), reason);
    }

    /** What stands beside the slots of the intent in the flat object. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Assessment(double confidence, String engine, boolean needsClarification, @Nullable List<String> missing,
            @Nullable List<String> candidates, @Nullable Reason reason) {

        static Assessment of(IntentAnswer answer) {
            return new Assessment(answer.confidence, answer.engine, answer.needsClarification,
                    answer.missing.isEmpty() ? null : answer.missing,
                    answer.candidates.isEmpty() ? null : answer.candidates, answer.reason);
        }
    }

    private static final JsonMapper FLAT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    static final class Writer extends ValueSerializer<IntentAnswer> {
        @Override
        public void serialize(IntentAnswer answer, JsonGenerator out, SerializationContext context) {
            ObjectNode flat = FLAT.valueToTree(answer.intent());
            flat.setAll(FLAT.<ObjectNode>valueToTree(Assessment.of(answer)));
            out.writeTree(flat);
        }
    }

    static final class Reader extends ValueDeserializer<IntentAnswer> {
        @Override
        public IntentAnswer deserialize(JsonParser in, DeserializationContext context) {
            JsonNode flat = in.readValueAsTree();
            var intent = FLAT.treeToValue(flat, Intent.class);
            var beside = FLAT.treeToValue(flat, Assessment.class);
            return new IntentAnswer(intent, beside.confidence(), beside.engine(), beside.needsClarification(),
                    Objects.requireNonNullElse(beside.missing(), List.of()),
                    Objects.requireNonNullElse(beside.candidates(), List.of()), beside.reason());
        }
    }
}
