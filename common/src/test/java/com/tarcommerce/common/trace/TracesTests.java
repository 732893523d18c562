package com.tarcommerce.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracesTests {
    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<StatusCode> ended = new ArrayList<>();
    private final Traces traces = traces();

    private Traces traces() {
        var tracer = SdkTracerProvider.builder().addSpanProcessor(new Ended()).build().get("test");
        return new Traces(new OtelTracer(tracer, new OtelCurrentTraceContext(), _ -> {
        }), new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer));
    }

    @Test
    void outsideOfAnyWorkThereIsNone() {
        assertThat(traces.current()).isNull();
        assertThat(Traces.none().current()).isNull();
        assertThat(Traces.none().<String, RuntimeException>inSpan("work", GIVEN, () -> "done")).isEqualTo("done");
    }

    @Test
    void theIdOfATraceIsTheSameForAllItsWork() {
        assertThat(Traces.idOf(GIVEN)).isEqualTo(Traces.idOf(within(GIVEN)))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(Traces.idOf(null)).isNull();
        assertThat(Traces.idOf("00-0af7651916cd43dd-01")).isNull();
    }

    @Test
    void workGoesOnWithTheTraceUnderASpanOfItsOwn() {
        var within = within(GIVEN);

        assertThat(within).startsWith("00-0af7651916cd43dd8448eb211c80319c-").endsWith("-01").isNotEqualTo(GIVEN);
        assertThat(traces.current()).isNull();
    }

    @Test
    void withoutOneOrWithOneThatCannotBeReadANewOneBegins() {
        for (var unreadable : new @Nullable String[]{null, "", "00-0", GIVEN.replace('a', 'x')}) {
            assertThat(within(unreadable))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}").doesNotContain("0af7651916cd43dd");
        }
    }

    @Test
    void whatTheWorkThrowsIsThrownAndTheSpanHasEnded() {
        assertThatThrownBy(() -> traces.inSpan("work", GIVEN, () -> {
            throw new IOException("away");
        })).isInstanceOf(IOException.class).hasMessage("away");

        assertThat(traces.current()).isNull();
        assertThat(ended).containsExactly(StatusCode.ERROR);
    }

    private final class Ended implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
        }

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData().getStatus().getStatusCode());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    private String within(@Nullable String traceparent) {
        return traces.<String, RuntimeException>inSpan("work", traceparent,
                () -> Objects.requireNonNull(traces.current()));
    }
}
