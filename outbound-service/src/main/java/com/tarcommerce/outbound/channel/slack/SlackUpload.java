package com.tarcommerce.outbound.channel.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Shares a file in a channel: Slack names an address, takes the bytes there, and is told where the file belongs. Until that
 * last call nothing stands in the channel, so what fails before is tried again without a repetition.
 */
final class SlackUpload {
    static final String CALL = "files.completeUploadExternal";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration UPLOAD = Duration.ofSeconds(45);
    private static final int OK = 200;

    private final Optional<String> apiOrigin;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();

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
    private Optional<Delivery> upload(String address, Enclosed file) throws IOException {
        var url = AllowedUrl.parse(address).filter(parsed -> parsed.origin().startsWith("https://")
                || apiOrigin.filter(parsed.origin()::equals).isPresent());
        if (url.isEmpty()) {
            return Optional.of(new Refused("Slack named no safe address for the file"));
        }
        try {
            var status = http.send(HttpRequest.newBuilder(URI.create(address)).timeout(UPLOAD)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(file.bytes())).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == OK
                    ? Optional.empty()
                    : Optional.of(new Deferred(status < 500, "Slack answered " + status + " to the file"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(new Deferred(false, "the service is being stopped"));
        }
    }
}
