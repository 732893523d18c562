package com.tarcommerce.common.contract.alarm;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a callback; most alarms name the one that the alarm before them named, which is then not parsed again. */
public final class CallbackAsText extends ValueDeserializer<URI> {
    private volatile Parsed last = new Parsed("", URI.create(""));

    @Override
    public @Nullable URI deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (URI) context.handleUnexpectedToken(URI.class, parser);
        }
        var text = parser.getString().strip();
        var before = last;
        return text.equals(before.text()) ? before.url() : parse(text, context);
    }

    private @Nullable URI parse(String text, DeserializationContext context) {
        try {
            var parsed = new Parsed(text, new URI(text));
            last = parsed;
            return parsed.url();
        } catch (URISyntaxException noUrl) {
            return (URI) context.handleWeirdStringValue(URI.class, text, noUrl.getReason());
        }
    }

    private record Parsed(String text, URI url) {
    }
}
