package com.tarcommerce.common.contract.alarm;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads {@code PT3H}, and no number: nobody could tell whether that were seconds or milliseconds. */
public final class DurationAsText extends ValueDeserializer<Duration> {

    @Override
    public @Nullable Duration deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Duration) context.handleUnexpectedToken(Duration.class, parser);
        }
        try {
            return Duration.parse(parser.getString().strip());
        } catch (DateTimeParseException noDuration) {
            return (Duration) context.handleWeirdStringValue(Duration.class, parser.getString(),
                    "a duration is written as PT3H");
        }
    }
}
