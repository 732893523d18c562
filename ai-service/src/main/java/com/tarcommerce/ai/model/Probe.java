package com.tarcommerce.ai.model;

import com.tarcommerce.ai.model.Completion.Failed;
import com.tarcommerce.ai.model.Completion.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds out, beside the work, whether the server holds the model to a schema: some take one and ignore it. */
final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    static final Duration AGAIN = Duration.ofMinutes(1);
    /** A server may be started anew with another model. */
    static final Duration SURE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Not asked for in words, so only a schema can bring it about. */
    private static final String FIELD = "probe";
    private static final String ENFORCED_VALUE = "quartz-7";
    private static final int MAX_TOKENS = 32;

    /** What is known of the server. */
    enum State {
        OFF, NOT_YET, AWAY, REFUSED, SCHEMA_IGNORED, SCHEMA_ENFORCED
    }

    private final @Nullable ModelServer server;
    private final Executor beside;
    private final InstantSource clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile State state;
    private volatile Instant lastTime = Instant.MIN;
    private volatile boolean doubted;

    Probe(@Nullable ModelServer server, Executor beside, InstantSource clock) {
        this.server = server;
        this.beside = beside;
        this.clock = clock;
        this.state = server == null ? State.OFF : State.NOT_YET;
    }

    State state() {
        return state;
    }

    /** Asks again: at most once a minute as long as the schema is not known to be enforced, and once an hour then. */
    void refresh() {
        if (server != null && isDue() && running.compareAndSet(false, true)) {
            lastTime = clock.instant();
            doubted = false;
            beside.execute(() -> run(server));
        }
    }

    /** The server has failed at its work: what was seen of it may be over. */
    void doubt() {
        doubted = true;
        refresh();
    }

    private boolean isDue() {
        var known = state == State.SCHEMA_ENFORCED && !doubted ? SURE : AGAIN;
        return !clock.instant().isBefore(lastTime.plus(known));
    }

    private void run(ModelServer asked) {
        try {
            see(switch (asked.complete(question(), PATIENCE)) {
                case Said(var content, _, _) -> isEnforced(content) ? State.SCHEMA_ENFORCED : State.SCHEMA_IGNORED;
                case Failed(var failure) -> failure == Completion.Failure.REFUSED ? State.REFUSED : State.AWAY;
            });
        } finally {
            running.set(false);
        }
    }

    private void see(State seen) {
        if (seen == state) {
            return;
        }
        state = seen;
        switch (seen) {
            case SCHEMA_ENFORCED -> LOG.info("the model server enforces JSON schemas");
            case SCHEMA_IGNORED ->
                LOG.warn("the model server ignores JSON schemas: more of its answers will be refused;"
                        + " use a server and a model that enforce response_format");
            case AWAY -> LOG.warn("the model server does not answer: what the rules are unsure of is asked back;"
                    + " see TAR_LLM_URL");
            case REFUSED ->
                LOG.warn("the model server refuses the question: see TAR_LLM_API_KEY and TAR_LLM_MODEL, and whether"
                        + " it takes a JSON schema as response_format; what the rules are unsure of is asked back");
            case OFF, NOT_YET -> throw new IllegalStateException("a probe saw " + seen);
        }
    }

    private static boolean isEnforced(String content) {
        try {
            return ENFORCED_VALUE.equals(JsonMapper.shared().readTree(content).path(FIELD).asString(""));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Question question() {
        return new Question(null, List.of(Message.user("Greet the shopkeeper in one short sentence.")), schema(),
                MAX_TOKENS);
    }

    private static ObjectNode schema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putObject("properties").putObject(FIELD).put("type", "string").putArray("enum").add(ENFORCED_VALUE);
        schema.putArray("required").add(FIELD);
        return schema;
    }
}
