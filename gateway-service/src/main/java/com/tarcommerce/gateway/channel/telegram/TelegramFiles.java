package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Fetches files of Telegram: by its own path over HTTP, or, of a Bot API server that runs with {@code --local}, from the
 * disk where it says that the file lies. What is too large by what Telegram says of it is not fetched at all.
 */
@Component
class TelegramFiles implements MediaSource {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");
    private static final String TOO_BIG = "file is too big";

    private final TelegramSettings settings;
    private final Bots bots;

    TelegramFiles(TelegramSettings settings, Bots bots) {
        this.settings = settings;
        this.bots = bots;
    }

    @Override
    public String channel() {
        return TelegramUpdates.CHANNEL;
    }

    @Override
    public Fetched fetch(Room room, Incoming.File file) {
        if (file.size() != null && file.size() > MOST_BYTES) {
            return new Fetched.TooLarge();
        }
        return bots.find(room.account()).map(bot -> fetch(bots.api(bot), file)).orElseGet(Fetched.Gone::new);
    }

    private Fetched fetch(BotApi api, Incoming.File file) {
        try {
            var found = api.call("getFile", Map.of("file_id", file.id()));
            return found.path("file_size").asLong(0) > MOST_BYTES
                    ? new Fetched.TooLarge()
                    : content(api, found.path("file_path").asString(""));
        } catch (BotApiFailure refused) {
            if (refused.isBusy()) {
                throw new TemporaryFailure(String.valueOf(refused.getMessage()), null);
            }
            return String.valueOf(refused.getMessage()).contains(TOO_BIG)
                    ? new Fetched.TooLarge()
                    : new Fetched.Gone();
        }
    }

    private Fetched content(BotApi api, String path) {
        if (path.startsWith("/")) {
            return settings.isOwnServer() ? onDisk(path) : new Fetched.Gone();
        }
        return PATH.matcher(path).matches() ? api.download(path) : new Fetched.Gone();
    }

    /** Telegram's own server never names such a path; ours may run in a container of its own and share its folder. */
    private static Fetched onDisk(String path) {
        try {
            var file = Path.of(path);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return new Fetched.Gone();
            }
            return Files.size(file) > MOST_BYTES
                    ? new Fetched.TooLarge()
                    : new Fetched.Content(Files.readAllBytes(file));
        } catch (IOException | InvalidPathException unreadable) {
            return new Fetched.Gone();
        }
    }
}
