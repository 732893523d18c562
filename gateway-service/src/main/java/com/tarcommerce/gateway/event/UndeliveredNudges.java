package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.event.LookAtText.Missed;
import com.tarcommerce.gateway.nudge.CustomerText;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hears what becomes of texts to customers: of one that did not arrive the rooms that were told of it hear too. */
@Component
class UndeliveredNudges {
    private static final Set<String> ENDS = Set.of("dead", "undelivered", LookAtText.EXPIRED);

    private final LookAtText look;
    private final ComposeMissed compose;
    private final TellRooms rooms;
    private final JsonMapper json;

    UndeliveredNudges(LookAtText look, ComposeMissed compose, TellRooms rooms, JsonMapper json) {
        this.look = look;
        this.compose = compose;
        this.rooms = rooms;
        this.json = json;
    }

    /**
     * Under keys of the text's own, so a repeat says nothing twice.
     *
     * @return false if it has to come again
     * @throws ProblemException 400 for what is no change of a message's state, 500 if outbound takes the rooms' message
     *                          from nobody
     */
    boolean heard(byte[] body) {
        var change = read(body);
        var data = change.data();
        return !ENDS.contains(data.state()) || CustomerText.which(data.idempotencyKey())
                .filter(text -> text.shop().equals(data.tenant())).map(text -> tell(text, change)).orElse(true);
    }

    private boolean tell(CustomerText.Which text, StateChanged change) {
        return switch (look.at(text, change)) {
            case Missed.Settled() -> true;
            case Missed.TooSoon() -> false;
            case Missed.Undelivered missed -> tell(missed);
        };
    }

    private boolean tell(Missed.Undelivered missed) {
        var messages = compose.of(missed);
        if (messages.isEmpty()) {
            return true;
        }
        var outcome = rooms.together(messages);
        if (outcome instanceof Outcome.Refused) {
            outcome = rooms.oneByOne(messages);
        }
        if (outcome instanceof Outcome.Refused(var reason, _)) {
            throw new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "room-refused", "Outbound " + reason + ".");
        }
        return outcome instanceof Outcome.Done;
    }

    private StateChanged read(byte[] body) {
        try {
            var change = json.readValue(body, StateChanged.class);
            if (isWhole(change)) {
                return change;
            }
        } catch (JacksonException malformed) {
            // Answered as what is not whole.
        }
        throw ProblemException.malformed("The body is no change of a message's state.");
    }

    @SuppressWarnings("NullAway") // what Jackson reads may lack what the record promises
    private static boolean isWhole(StateChanged change) {
        return change != null && change.timestamp() != null && change.data() != null && change.data().tenant() != null
                && change.data().idempotencyKey() != null && change.data().state() != null
                && change.data().room() != null;
    }
}
