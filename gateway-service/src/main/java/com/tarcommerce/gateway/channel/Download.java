package com.tarcommerce.gateway.channel;

import com.tarcommerce.common.url.DownloadFile;
import com.tarcommerce.common.url.Downloaded;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Gets a file from a platform: no more than {@link MediaSource#MOST_BYTES}, no longer than 20 seconds, no redirect. */
public final class Download {
    private static final Duration ALL = Duration.ofSeconds(20);

    private Download() {
    }

    /** @throws TemporaryFailure if the platform is away, busy, or does not begin to answer in time */
    public static Fetched get(URI address, Map<String, String> headers) {
        return get(address, headers, ALL);
    }

    /**
     * Asks for it by a call of ours.
     *
     * @throws TemporaryFailure as {@link #get}
     */
    public static Fetched post(URI address, Map<String, String> headers, byte[] body) {
        return fetched(new DownloadFile(MediaSource.MOST_BYTES, ALL).post(address, headers, body));
    }

    static Fetched get(URI address, Map<String, String> headers, Duration most) {
        return fetched(new DownloadFile(MediaSource.MOST_BYTES, most).get(address, headers));
    }

    private static Fetched fetched(Downloaded downloaded) {
        return switch (downloaded) {
            case Downloaded.Content content -> new Fetched.Content(content.bytes());
            case Downloaded.TooLarge _ -> new Fetched.TooLarge();
            case Downloaded.TooSlow _ -> new Fetched.TooSlow();
            case Downloaded.Refused _ -> new Fetched.Gone();
            case Downloaded.Away(var why) -> throw new TemporaryFailure(why, null);
        };
    }
}
