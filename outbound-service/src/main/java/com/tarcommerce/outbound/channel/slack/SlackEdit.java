package com.tarcommerce.outbound.channel.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Part;
import java.io.IOException;

/** Changes what stands in a channel, or takes it away. */
final class SlackEdit {
    private SlackEdit() {
    }

    /** What it would say of a message that is gone is a message of its own. */
    static Delivery of(MethodsClient slack, Part part) throws IOException, SlackApiException {
        if (part.text().isBlank()) {
            return takeAway(slack, part);
        }
        var answer = slack.chatUpdate(call -> call.channel(part.message().room().chat())
                .ts(part.message().replyTo()).text(SlackBlocks.escaped(part.text()))
                .blocks(SlackBlocks.of(part, part.text())));
        if (!answer.isOk() && SlackErrors.isEditedGone(answer.getError())) {
            return postInstead(slack, part);
        }
        return answer.isOk() ? new Sent(answer.getTs()) : SlackErrors.judge(answer.getError(), Scope.CALL);
    }

    /** What can't be taken away stays: nobody could mend that. */
    private static Delivery takeAway(MethodsClient slack, Part part) throws IOException, SlackApiException {
        var answer = slack.chatDelete(call -> call.channel(part.message().room().chat())
                .ts(part.message().replyTo()));
        return answer.isOk() || SlackErrors.isEditedGone(answer.getError())
                ? new Sent("")
                : SlackErrors.judge(answer.getError(), Scope.CALL);
    }

    private static Delivery postInstead(MethodsClient slack, Part part) throws IOException {
        try {
            return SlackChannel.post(slack, part);
        } catch (SlackApiException refused) {
            return SlackErrors.judge(refused, Scope.CHAT);
        }
    }
}
