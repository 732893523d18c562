package com.tarcommerce.outbound.channel.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.ability.Texts;
import com.tarcommerce.outbound.account.AccountTokens;
import com.tarcommerce.outbound.account.AccountTokens.Token;
import com.tarcommerce.outbound.delivery.Channel;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Slack as a channel. */
final class SlackChannel implements Channel {
    private static final String POST = "chat.postMessage";
    private static final String CLOSED_THREAD = "(Its thread takes no more, so this comes here.)\n";

    private final SlackSettings settings;
    private final Limits limits;
    private final AccountTokens tokens;
    private final Slack slack;
    private final SlackUpload uploads;

    SlackChannel(SlackSettings settings, SlackLimits limits, AccountTokens tokens) {
        this.settings = settings;
        this.limits = limits.limits();
        this.tokens = tokens;
        this.slack = SlackClient.of(settings);
        this.uploads = new SlackUpload(settings);
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public String chatOf(Room room) {
        return Objects.requireNonNullElse(room.account(), "") + "/" + room.chat();
    }

    @Override
    public Limits limits(Room room) {
        return limits;
    }

    @Override
    public Duration lookBack() {
        return limits.lookBack();
    }

    /** Slack limits each method for itself, and posts by the channel too. */
    @Override
    public String call(Part part) {
        return switch (kind(part)) {
            case MESSAGE, PROGRESS -> part.first() && part.message().media() != null ? SlackUpload.CALL : POST;
            case EDIT -> part.first() ? "chat.update" : POST;
            case CALLBACK_ANSWER -> "chat.postEphemeral";
            case TYPING -> "";
        };
    }

    private static MessageKind kind(Part part) {
        return Objects.requireNonNullElse(part.message().kind(), MessageKind.MESSAGE);
    }

    @Override
    public List<String> split(SendMessage message) {
        return Texts.parts(message);
    }

    @Override
    public Delivery send(Part part) {
        var account = Objects.requireNonNullElse(part.message().room().account(), "");
        return switch (token(account)) {
            case Token.Usable(var token) -> send(slack.methods(token), part);
            case Token.Unknown _ -> new Refused(account.isEmpty()
                    ? "the channel slack is off: set TAR_SLACK_BOT_TOKEN, restart, and replay this message"
                    : "room.account names a workspace that Tar is not in: install it there (/slack/install at the"
                            + " gateway), and replay this message");
            case Token.Shut(var reason) -> new Refused(reason);
            case Token.Away _ -> new Deferred(false, "the database does not tell the workspace's token at present");
        };
    }

    /** The environment's workspace is the one that has no name. */
    private Token token(String account) {
        if (!account.isEmpty()) {
            return tokens.of(name(), account);
        }
        var token = settings.botToken().strip();
        return token.isEmpty() ? new Token.Unknown() : new Token.Usable(token);
    }

    private Delivery send(MethodsClient workspace, Part part) {
        try {
            return switch (kind(part)) {
                case MESSAGE, PROGRESS ->
                    part.enclosed() == null ? post(workspace, part) : uploads.share(workspace, part, part.enclosed());
                case EDIT -> part.first() ? SlackEdit.of(workspace, part) : post(workspace, part);
                case CALLBACK_ANSWER -> note(workspace, part);
                case TYPING -> throw new IllegalArgumentException("Slack shows no typing");
            };
        } catch (SlackApiException refused) {
            return SlackErrors.judge(refused, call(part).equals(POST) ? Scope.CHAT : Scope.CALL);
        } catch (IOException lost) {
            return SlackErrors.judge(lost);
        }
    }

    static Delivery post(MethodsClient slack, Part part) throws IOException, SlackApiException {
        var room = part.message().room();
        var answer = post(slack, part, room.thread(), part.text());
        if (room.thread() != null && !answer.isOk() && SlackErrors.isThreadClosed(answer.getError())) {
            answer = post(slack, part, null, part.first() ? CLOSED_THREAD + part.text() : part.text());
        }
        return answer.isOk() ? new Sent(answer.getTs()) : SlackErrors.judge(answer.getError(), Scope.CHAT);
    }

    private static ChatPostMessageResponse post(MethodsClient slack, Part part, @Nullable String thread, String text)
            throws IOException, SlackApiException {
        return slack.chatPostMessage(call -> call.channel(part.message().room().chat()).threadTs(thread)
                .text(SlackBlocks.escaped(text)).blocks(SlackBlocks.of(part, text)).unfurlLinks(false));
    }

    /** Only whoever pressed sees it; the press's id begins with the person's. */
    private static Delivery note(MethodsClient slack, Part part) throws IOException, SlackApiException {
        var person = Objects.requireNonNull(part.message().replyTo()).split(":", 2)[0];
        var room = part.message().room();
        var answer = slack.chatPostEphemeral(call -> call.channel(room.chat()).threadTs(room.thread()).user(person)
                .text(SlackBlocks.escaped(part.text())));
        return answer.isOk() ? new Sent("") : SlackErrors.judge(answer.getError(), Scope.CALL);
    }
}
