package com.tarcommerce.ai;

import com.tarcommerce.common.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies beyond 4 MiB, pictures beyond 20 MiB (forms with a catalogue beside one: 25 MiB), with 413, whether they say their length or not. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class BodyLimit extends OncePerRequestFilter {
    private static final int MIB = 1024 * 1024;
    private static final Limit TEXTS = new Limit(4 * MIB,
            "The body is larger than 4 MiB; a catalogue may hold 50,000 names in 4 MiB.");
    private static final Limit PICTURES = new Limit(20 * MIB,
            "The picture is larger than 20 MiB: send it smaller, or as a photo instead of a file.");

    private static final Limit FORMS = new Limit(25 * MIB, PICTURES.detail);

    private record Limit(int bytes, String detail) {
        static Limit of(HttpServletRequest request) {
            if (!request.getRequestURI().equals("/v1/ocr")) {
                return TEXTS;
            }
            var type = request.getContentType();
            return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/") ? FORMS : PICTURES;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = Limit.of(request);
        if (request.getContentLengthLong() > limit.bytes) {
            refuse(request, response, limit);
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    /** What a bit too large is read to its end, so that the client gets the answer instead of a closed connection. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, Limit limit)
            throws IOException {
        request.getInputStream().skipNBytes(Math.min(request.getContentLengthLong(), 4L * limit.bytes));
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(String.format(Locale.ROOT, """
                {"type":"urn:tar:problem:too-large","title":"Content Too Large","status":413,"detail":"%s"}""",
                limit.detail));
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final Limit limit;

        Limited(HttpServletRequest request, Limit limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private final Limit limit;
        private long read;

        Counted(ServletInputStream in, Limit limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var got = in.read(bytes, from, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit.bytes) {
                throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", limit.detail);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
