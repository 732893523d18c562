package com.tarcommerce.testsupport.telegram;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The parameters of one call, read as Telegram reads them. */
record Parameters(Map<String, String> values) {

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    @Nullable
    Long number(String name) throws Refusal {
        var value = text(name);
        try {
            return value.isEmpty() ? null : Long.valueOf(value);
        } catch (NumberFormatException noNumber) {
            throw Refusal.badRequest("parameter \"" + name + "\" must be a number");
        }
    }

    long required(String name) throws Refusal {
        var value = number(name);
        if (value == null) {
            throw Refusal.badRequest("parameter \"" + name + "\" is required");
        }
        return value;
    }

    long number(String name, long unlessGiven) throws Refusal {
        var value = number(name);
        return value == null ? unlessGiven : value;
    }

    @Nullable
    JsonNode json(String name) throws Refusal {
        var value = text(name);
        try {
            return value.isEmpty() ? null : Telegram.JSON.readTree(value);
        } catch (JacksonException broken) {
            throw Refusal.badRequest("can't parse " + name.replace('_', ' ') + " JSON object");
        }
    }
}
