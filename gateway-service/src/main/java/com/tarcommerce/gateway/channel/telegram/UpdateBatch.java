package com.tarcommerce.gateway.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Cuts the updates out of an answer of getUpdates, each as it came. */
final class UpdateBatch {
    private UpdateBatch() {
    }

    /** Empty if the answer holds no list of updates: a refusal, or nothing of Telegram's. */
    static Optional<List<String>> of(String answer) {
        try (var parser = UpdateHead.JSON.createParser(ObjectReadContext.empty(), answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && "result".equals(name)) {
                    return Optional.of(elements(parser, answer));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static List<String> elements(JsonParser parser, String answer) {
        var elements = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            elements.add(answer.substring(start, (int) parser.currentLocation().getCharOffset()));
        }
        return elements;
    }
}
