package com.tarcommerce.gateway.channel;

import com.tarcommerce.common.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** A request's body as it came: signatures are over its bytes. */
public final class RawBody {
    private static final int MIB = 1024 * 1024;
    private static final long MOST_DRAINED = 32L * MIB;

    private RawBody() {
    }

    /** @throws ProblemException 413 for more than 1 MiB */
    public static byte[] read(HttpServletRequest request) throws IOException {
        return read(request, MIB);
    }

    /**
     * @param most of bytes, whole MiB
     * @throws ProblemException 413 for more
     */
    public static byte[] read(HttpServletRequest request, int most) throws IOException {
        return upTo(most, request, MOST_DRAINED).orElseThrow(() -> new ProblemException(HttpStatus.CONTENT_TOO_LARGE,
                "too-large", "A delivery has at most " + most / MIB + " MiB."));
    }

    /**
     * Empty for more than 1 MiB.
     *
     * @param mostDrained of what is too large, in bytes
     */
    public static Optional<byte[]> upToMost(HttpServletRequest request, long mostDrained) throws IOException {
        return upTo(MIB, request, mostDrained);
    }

    private static Optional<byte[]> upTo(int most, HttpServletRequest request, long mostDrained) throws IOException {
        var body = request.getInputStream();
        var bytes = body.readNBytes(most + 1);
        if (bytes.length <= most) {
            return Optional.of(bytes);
        }
        // Someone who is still sending does not see the answer, unless what is sent has been taken.
        var left = mostDrained;
        var skipped = body.skip(left);
        while (skipped > 0 && left > 0) {
            left -= skipped;
            skipped = body.skip(left);
        }
        return Optional.empty();
    }
}
