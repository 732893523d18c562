package com.tarcommerce.common.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trace of the work at hand down, and goes on with one that was written down, as a
 * <a href="https://www.w3.org/TR/trace-context/">W3C traceparent</a>.
 */
public class Traces {
    private static final String TRACEPARENT = "traceparent";
    private static final Pattern TRACE_ID = Pattern.compile("00-[0-9a-f]{32}-");

    private final Tracer tracer;
    private final Propagator propagator;

    public Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Of services that keep no traces, and of programs beside them. */
    public static Traces none() {
        return new Traces(Tracer.NOOP, Propagator.NOOP);
    }

    /** Some work, and what it may throw. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** What all work of one trace has in common; null for null and for what is no {@code traceparent}. */
    public static @Nullable String idOf(@Nullable String traceparent) {
        return traceparent != null && TRACE_ID.matcher(traceparent).lookingAt() ? traceparent.substring(3, 35) : null;
    }

    /** The {@code traceparent} of the work at hand; null outside of any. */
    public @Nullable String current() {
        var span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var fields = new HashMap<String, String>();
        propagator.inject(span.context(), fields, (_, name, value) -> fields.put(name, value));
        return fields.get(TRACEPARENT);
    }

    /**
     * Does the work as a span of the trace.
     *
     * @param name        what is done, the same for all of its kind
     * @param traceparent of the work that led to this; a new trace begins if it is null or unreadable
     */
    public <T, E extends Exception> T inSpan(String name, @Nullable String traceparent, Work<T, E> work) throws E {
        var span = propagator.extract(traceparent, Traces::field).name(name).kind(Span.Kind.CONSUMER).start();
        try (var _ = tracer.withSpan(span)) {
            return work.run();
        } catch (Throwable failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    private static @Nullable String field(@Nullable String traceparent, String name) {
        return TRACEPARENT.equals(name) ? traceparent : null;
    }
}
