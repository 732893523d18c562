package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.ai.model.AnswerReader;
import com.tarcommerce.ai.model.RefusedAnswer;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Believes of a model's answer only an intent with its own slots, each of them something that the text or the shop says. */
final class ReadIntent implements AnswerReader<Intent> {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final Pattern STRANGE = Pattern.compile(
            "://|www\\.|[\\p{Cntrl}`{}<>\\\\]|;\\s*--|\\b(select|insert|update|delete|drop|alter)\\b.*\\b(from|into|table|set|where)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final int MOST_DECIMALS = 3;
    private static final int LONGEST = 200;

    private final Set<String> items;
    private final Evidence text;

    /** @param items the names that were offered */
    ReadIntent(Set<String> items, Evidence text) {
        this.items = items;
        this.text = text;
    }

    @Override
    public Intent read(String content) throws RefusedAnswer {
        var command = command(content);
        var intent = name(command);
        var shape = Shape.of(intent);
        var believed = JSON.createObjectNode().put(IntentSchema.INTENT, intent.wire());
        for (var slot : command.properties()) {
            if (slot.getKey().equals(IntentSchema.INTENT)) {
                continue;
            }
            var field = shape.field(slot.getKey())
                    .orElseThrow(() -> new RefusedAnswer("It holds a field that " + intent.wire() + " does not have."));
            if (!slot.getValue().isNull()) {
                check(intent, field, slot.getValue());
                believed.set(field.wire(), slot.getValue());
            }
        }
        return JSON.treeToValue(believed, Intent.class);
    }

    private static ObjectNode command(String content) throws RefusedAnswer {
        try {
            if (JSON.readTree(content) instanceof ObjectNode root && root.size() == 1
                    && root.get(IntentSchema.COMMAND) instanceof ObjectNode command) {
                return command;
            }
        } catch (JacksonException e) {
            throw new RefusedAnswer("It is not one JSON object and nothing else.");
        }
        throw new RefusedAnswer("It is not an object with the one field \"command\".");
    }

    private static IntentName name(ObjectNode command) throws RefusedAnswer {
        return IntentName.find(command.path(IntentSchema.INTENT).asString(""))
                .orElseThrow(() -> new RefusedAnswer("There is no such intent."));
    }

    private void check(IntentName intent, Field field, JsonNode value) throws RefusedAnswer {
        if (field.isNumber()) {
            number(intent, field, value);
            return;
        }
        if (!value.isString() || value.stringValue().isBlank() || value.stringValue().length() > LONGEST) {
            throw new RefusedAnswer("The " + field.wire() + " is not a short text.");
        }
        var words = value.stringValue();
        if (field != Field.ITEM && STRANGE.matcher(words).find()) {
            throw new RefusedAnswer("The " + field.wire() + " holds an address or code.");
        }
        if (!isSaid(field, words)) {
            throw new RefusedAnswer("The " + field.wire() + " does not come from the text or the list.");
        }
    }

    private boolean isSaid(Field field, String words) {
        return switch (field) {
            case ITEM -> items.contains(words);
            case STATUS, PERIOD, ROLE -> field.only().contains(words);
            case ORDER_ID, CART_ID, TASK_ID -> text.saysId(words);
            case UNIT -> text.saysUnit(words);
            case NEW_ITEM, CUSTOMER, TEXT -> text.says(words);
            case QUANTITY, DELTA, THRESHOLD, PRICE -> throw new IllegalArgumentException(field + " is a number");
        };
    }

    /** "Finished" says nought without a number. */
    private void number(IntentName intent, Field field, JsonNode value) throws RefusedAnswer {
        if (!value.isNumber()) {
            throw new RefusedAnswer("The " + field.wire() + " is not a number.");
        }
        var number = value.decimalValue();
        var isNought = number.signum() == 0 && intent == IntentName.UPDATE_STOCK;
        if (number.abs().compareTo(LARGEST) > 0 || number.stripTrailingZeros().scale() > MOST_DECIMALS
                || (number.signum() < 0 && field != Field.DELTA) || (!isNought && !text.says(number))) {
            throw new RefusedAnswer("The " + field.wire() + " is no number of the text.");
        }
    }
}
