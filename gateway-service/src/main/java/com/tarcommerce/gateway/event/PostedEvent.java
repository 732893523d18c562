package com.tarcommerce.gateway.event;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a trigger posted.
 *
 * @param type   {@code order.paid} for a body without a type that names a merchant and an order; else empty without one
 * @param tenant {@code tenant_id}, else {@code merchant_id}, else empty
 * @param about  the first of {@code key}, {@code order_id} and {@code id}, else empty
 */
record PostedEvent(String type, String tenant, String about, JsonNode body) {
    static final String ORDER_PAID = "order.paid";
    static final String OUT_OF_STOCK = "item.out_of_stock";
    static final String LOW_STOCK = "item.low_stock";
    static final String CART_CHANGED = "cart.changed";
    static final String TASK_CHANGED = "task.changed";
    /** The gateway's own: it may be that the scheduler has given the alarm up; one that it has is left as it is. */
    static final String CART_MISSED = "cart.missed";
    static final String TASK_MISSED = "task.missed";
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty for what is no JSON object. */
    static Optional<PostedEvent> read(String text) {
        try {
            var body = JSON.readTree(text);
            return body != null && body.isObject() ? Optional.of(of(body)) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static PostedEvent of(JsonNode body) {
        var type = text(body, "type");
        var fromSeed = type.isEmpty() && !text(body, "merchant_id").isEmpty() && !text(body, "order_id").isEmpty();
        return new PostedEvent(fromSeed ? ORDER_PAID : type, first(body, "tenant_id", "merchant_id"),
                first(body, "key", "order_id", "id"), body);
    }

    static String missed(String type, String tenant, String id, String key) {
        return JSON.createObjectNode().put("type", type).put("tenant_id", tenant).put("id", id).put("key", key)
                .toString();
    }

    /** Whether it is about something that has an alarm. */
    boolean concernsAnAlarm() {
        return type.equals(CART_CHANGED) || type.equals(TASK_CHANGED);
    }

    boolean concernsATask() {
        return type.equals(TASK_CHANGED) || type.equals(TASK_MISSED);
    }

    boolean isMissed() {
        return type.equals(CART_MISSED) || type.equals(TASK_MISSED);
    }

    String lane() {
        return tenant + "|" + about;
    }

    /** The node that the event is about. */
    String id() {
        return first(body, "id", "order_id");
    }

    String text(String field) {
        return text(body, field);
    }

    Optional<Long> number(String field) {
        var value = body.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
    }

    Optional<BigDecimal> decimal(String field) {
        return Optional.of(body.path(field)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static String first(JsonNode body, String... fields) {
        for (var field : fields) {
            var value = text(body, field);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }
}
