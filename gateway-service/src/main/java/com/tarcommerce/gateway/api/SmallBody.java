package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.channel.RawBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A request whose body has been read, and is no larger than any that means something here. */
final class SmallBody extends HttpServletRequestWrapper {
    private static final long MOST_DRAINED = 4L * 1024 * 1024;
    private static final Set<String> WITHOUT = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    private final byte[] bytes;

    private SmallBody(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /** Empty if it has more than 1 MiB. */
    static Optional<HttpServletRequest> of(HttpServletRequest request) throws IOException {
        if (WITHOUT.contains(request.getMethod())) {
            return Optional.of(request);
        }
        return RawBody.upToMost(request, MOST_DRAINED).map(bytes -> new SmallBody(request, bytes));
    }

    @Override
    public ServletInputStream getInputStream() {
        var in = new ByteArrayInputStream(bytes);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return in.read(into, from, length);
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("the body is here already");
            }
        };
    }
}
