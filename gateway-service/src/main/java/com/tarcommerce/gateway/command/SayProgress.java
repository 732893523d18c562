package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Says at once that something is being worked on, and has the answer take the place of that, as far as the channel can
 * change what is said. That it can't be said is no reason not to work on it.
 */
@Component
class SayProgress {
    private static final Logger LOG = LoggerFactory.getLogger(SayProgress.class);

    private final MessagesApi outbound;

    SayProgress(MessagesApi outbound) {
        this.outbound = outbound;
    }

    /**
     * Outside a transaction. Always under the same key and in the same words, so that whoever begins again says it once.
     *
     * @return has an answer take its place
     */
    UnaryOperator<Plan> say(Occasion on, String words) {
        try {
            var said = Objects.requireNonNull(outbound.send(new SendMessage("progress:" + on.inboundId(), on.shop(),
                    on.room(), MessageKind.PROGRESS, words, null, null, null, Priority.REPLY, null, null)).getBody());
            return answer -> () -> inPlaceOf(said.id(), on, answer.carryOut());
        } catch (RestClientException away) {
            LOG.atDebug().addKeyValue("failure", away.getClass().getSimpleName()).log("progress could not be said");
            return answer -> answer;
        }
    }

    /** In place of what was said comes the answer; for silence it is taken away. */
    private static Reply inPlaceOf(String said, Occasion on, Reply answer) {
        if (answer.parts().isEmpty()) {
            return new Reply(on.shop(), List.of(edit(said, on.room(), "", List.of())));
        }
        var first = answer.parts().getFirst();
        var rest = answer.parts().subList(1, answer.parts().size());
        return new Reply(answer.tenant(), List.of(edit(said, first.room(), first.text(), first.buttons()))).with(rest);
    }

    private static Reply.Part edit(String said, Room room, String text, List<List<Button>> buttons) {
        return new Reply.Part(room, MessageKind.EDIT, text, buttons, said);
    }
}
