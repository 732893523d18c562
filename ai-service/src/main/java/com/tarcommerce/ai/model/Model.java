package com.tarcommerce.ai.model;

import com.tarcommerce.ai.model.Completion.Said;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model, if there is one: an answer that its reader believes within the deadline, or nothing. */
public final class Model {
    private static final Logger LOG = LoggerFactory.getLogger(Model.class);
    static final int MOST_CORRECTIONS = 2;
    private static final int MOST_REPEATED = 500;

    private final @Nullable AskServer server;
    private final Probe probe;
    private final ModelSettings settings;
    private final ModelMetrics metrics;
    private final InstantSource clock;

    Model(@Nullable AskServer server, Probe probe, ModelSettings settings, ModelMetrics metrics, InstantSource clock) {
        this.server = server;
        this.probe = probe;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    public boolean isOn() {
        return server != null;
    }

    /** As answers name the engine that gave them. */
    public String name() {
        return settings.name();
    }

    /** At most three attempts, all within the deadline of the settings. */
    public <T> Optional<T> ask(Question question, AnswerReader<T> reader) {
        return ask(question, reader, settings.deadline());
    }

    /** At most three attempts, all within this time. */
    public <T> Optional<T> ask(Question question, AnswerReader<T> reader, Duration within) {
        if (server == null) {
            return Optional.empty();
        }
        probe.refresh();
        var deadline = clock.instant().plus(within);
        var messages = new ArrayList<>(question.messages());
        for (var attempt = 0; attempt <= MOST_CORRECTIONS; attempt++) {
            switch (server.ask(question.with(messages), deadline)) {
                case AskServer.Reply.Nothing nothing -> {
                    note(nothing);
                    return Optional.empty();
                }
                case AskServer.Reply.Words(var said) -> {
                    try {
                        var answer = reader.read(whole(said));
                        metrics.ended(attempt == 0 ? "accepted" : "corrected");
                        return Optional.of(answer);
                    } catch (RefusedAnswer e) {
                        correct(messages, said, "Refused: " + e.getMessage());
                    } catch (RuntimeException unreadable) {
                        LOG.atWarn().setCause(unreadable).log("an answer of the model could not be read");
                        correct(messages, said, "Refused: it cannot be read.");
                    }
                }
            }
        }
        metrics.ended("refused");
        return Optional.empty();
    }

    private void note(AskServer.Reply.Nothing nothing) {
        metrics.ended(nothing.why());
        if (nothing.failed()) {
            probe.doubt();
        }
    }

    private static void correct(List<Message> messages, Said said, String why) {
        messages.add(Message.assistant(shortened(said.content())));
        messages.add(Message.user(why + " Answer again, by the schema."));
    }

    private static String whole(Said said) throws RefusedAnswer {
        if (!said.whole()) {
            throw new RefusedAnswer("The answer was too long.");
        }
        return said.content();
    }

    private static String shortened(String content) {
        return content.length() <= MOST_REPEATED ? content : content.substring(0, MOST_REPEATED);
    }
}
