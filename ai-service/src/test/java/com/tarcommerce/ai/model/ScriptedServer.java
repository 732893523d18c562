package com.tarcommerce.ai.model;

import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as it was told, and keeps how much time it was given; each answer takes its time on the settable clock. */
final class ScriptedServer implements ModelServer {
    private final SettableClock clock;
    private final Deque<Completion> script = new ArrayDeque<>();
    private Duration takes = Duration.ZERO;
    final List<Duration> given = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();

    ScriptedServer(SettableClock clock) {
        this.clock = clock;
    }

    ScriptedServer says(String... contents) {
        for (var content : contents) {
            script.add(new Completion.Said(content, 100, true));
        }
        return this;
    }

    ScriptedServer fails(Completion.Failure failure, int times) {
        for (var i = 0; i < times; i++) {
            script.add(new Completion.Failed(failure));
        }
        return this;
    }

    ScriptedServer taking(Duration time) {
        takes = time;
        return this;
    }

    @Override
    public Completion complete(Question question, Duration within) {
        given.add(within);
        questions.add(question);
        clock.advance(takes);
        return script.isEmpty() ? new Completion.Failed(Completion.Failure.SLOW) : script.remove();
    }
}
