package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.caller.HeldRequest;
import com.tarcommerce.common.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers 413 to a body that no alarm needs, before it is read into memory. */
@Component
class BodyLimit extends OncePerRequestFilter {
    /** A payload of 64 KiB may be six times that as escapes. */
    private static final int ONE_ALARM = 512 * 1024;
    private static final int BATCH = 32 * 1024 * 1024;

    private final HandlerExceptionResolver failures;

    BodyLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = request.getRequestURI().endsWith(":batch") ? BATCH : ONE_ALARM;
        if (request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null) {
            if (request.getContentLengthLong() > most) {
                refuse(request, response, most);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        var body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            refuse(request, response, most);
        } else {
            chain.doFilter(new HeldRequest(request, body), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int most) {
        failures.resolveException(request, response, null,
                new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large",
                        "The body is larger than " + most / 1024 + " KiB."));
    }
}
