package com.tarcommerce.outbound.channel.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.channel.JsonPost.Answer;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shares a file in a channel: Slack names an address, takes the bytes there, and is told where the file belongs. Until that
 * last call nothing stands in the channel, so what fails before is tried again without a repetition.
 */
final class SlackUpload {
    static final String CALL = "files.completeUploadExternal";
    private static final int OK = 200;

    private final Optional<String> apiOrigin;
    private final JsonPost post = new JsonPost();

    SlackUpload(SlackSettings settings) {
        this.apiOrigin = AllowedUrl.parse(settings.apiUrl()).map(AllowedUrl::origin);
    }

    /** @throws IOException if nobody knows whether it was shared */
    Delivery share(MethodsClient slack, Part part, Enclosed file) throws IOException, SlackApiException {
        String id;
        try {
            var place = slack.filesGetUploadURLExternal(call -> call.filename(file.name()).length(file.bytes().length));
            if (!place.isOk()) {
                return SlackErrors.judge(place.getError(), Scope.CALL);
            }
            id = place.getFileId();
            var refusal = upload(place.getUploadUrl(), file);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        } catch (IOException away) {
            return new Deferred(false, "Slack did not take the file");
        }
        return share(slack, part, id, file.name());
    }

    private static Delivery share(MethodsClient slack, Part part, String id, String name)
            throws IOException, SlackApiException {
        var room = part.message().room();
        var comment = part.text().isBlank() ? null : SlackBlocks.escaped(part.text());
        var answer = slack.filesCompleteUploadExternal(call -> call.channelId(room.chat()).threadTs(room.thread())
                .initialComment(comment).files(List.of(FileDetails.builder().id(id).title(name).build())));
        return answer.isOk() ? new Sent(id) : SlackErrors.judge(answer.getError(), Scope.CALL);
    }

    /** Empty if Slack has the bytes. */
    private Optional<Delivery> upload(String address, Enclosed file) {
        var url = AllowedUrl.parse(address).filter(parsed -> parsed.origin().startsWith("https://")
                || apiOrigin.filter(parsed.origin()::equals).isPresent());
        if (url.isEmpty()) {
            return Optional.of(new Refused("Slack named no safe address for the file"));
        }
        return switch (post.post(address, Map.of(), "application/octet-stream", file.bytes())) {
            case Answer.NotConnected(),Answer.Lost() -> Optional.of(new Deferred(false, "Slack did not take the file"));
            case Answer.Given(var status, _, _) -> status == OK
                    ? Optional.empty()
                    : Optional.of(new Deferred(status < 500, "Slack answered " + status + " to the file"));
        };
    }
}
