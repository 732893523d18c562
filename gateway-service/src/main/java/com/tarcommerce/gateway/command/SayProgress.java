package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Says at once that something is being worked on, and has the answer take the place of that, as far as the channel can
 * change what is said, and as long as people look there: later it is taken away, and the answer is a message. That it
 * can't be said is no reason not to work on it.
 */
@Component
class SayProgress {
    /** A change of what is further up tells nobody that it is there. */
    static final Duration IN_SIGHT = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(SayProgress.class);

    private final MessagesApi outbound;
    private final InstantSource clock;

    SayProgress(MessagesApi outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * Outside a transaction. Always under the same key, so that whoever begins again says it once. What was taken back is
     * not there to be replaced: some channels take a change of it, and show nothing.
     *
     * @param asked when what is being worked on was sent
     * @return has an answer take its place
     */
    UnaryOperator<Plan> say(Occasion on, Instant asked, String words) {
        var said = (isInSight(asked) ? said(on, words) : find(on.shop(), keyOf(on.inboundId())))
                .filter(_ -> find(on.shop(), takenBackKeyOf(on.inboundId())).isEmpty());
        return answer -> said.isEmpty() ? answer : () -> after(said.get(), on, asked, answer.carryOut());
    }

    /** Takes away what was said about something that nothing comes of. */
    void takeBack(long inboundId, String shop, Room room) {
        find(shop, keyOf(inboundId)).ifPresent(said -> outbound.send(new SendMessage(takenBackKeyOf(inboundId), shop,
                room, MessageKind.EDIT, "", null, null, said, Priority.REPLY, null, null)));
    }

    private boolean isInSight(Instant asked) {
        return clock.instant().isBefore(asked.plus(IN_SIGHT));
    }

    private Optional<String> said(Occasion on, String words) {
        try {
            return Optional.of(Objects.requireNonNull(outbound.send(new SendMessage(keyOf(on.inboundId()), on.shop(),
                    on.room(), MessageKind.PROGRESS, words, null, null, null, Priority.REPLY, null, null)).getBody())
                    .id());
        } catch (HttpClientErrorException.Conflict inOtherWords) {
            return find(on.shop(), keyOf(on.inboundId()));
        } catch (RestClientException away) {
            LOG.atDebug().addKeyValue("failure", away.getClass().getSimpleName()).log("progress could not be said");
            return Optional.empty();
        }
    }

    private Optional<String> find(String shop, String key) {
        try {
            return Optional.of(outbound.getByKey(shop, key).id());
        } catch (HttpClientErrorException.NotFound never) {
            return Optional.empty();
        }
    }

    private static String keyOf(long inboundId) {
        return "progress:" + inboundId;
    }

    private static String takenBackKeyOf(long inboundId) {
        return "no-" + keyOf(inboundId);
    }

    /** In place of what was said comes the answer; for silence, and where it is out of sight, it is taken away. */
    private Reply after(String said, Occasion on, Instant asked, Reply answer) {
        var parts = answer.parts();
        if (parts.isEmpty() || !isInSight(asked)) {
            return new Reply(on.shop(), List.of(edit(said, on.room(), "", List.of()))).with(parts);
        }
        var first = parts.getFirst();
        return new Reply(on.shop(), List.of(edit(said, first.room(), first.text(), first.buttons())))
                .with(parts.subList(1, parts.size()));
    }

    private static Reply.Part edit(String said, Room room, String text, List<List<Button>> buttons) {
        return new Reply.Part(room, MessageKind.EDIT, text, buttons, said);
    }
}
