package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.caller.HeldRequest;
import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Sets an alarm before the request gets to the framework, which costs several times what the rest does. It takes only
 * what is plainly right; whatever is not goes on to {@link AlarmController}, which says what is wrong with it.
 */
final class QuickSet implements Filter {
    private static final String PREFIX = "/v1/alarms/";
    private static final int LARGEST = 256 * 1024;

    private final InternalToken token;
    private final ReadSpec specs;
    private final SetAlarms setAlarms;
    private final Wire wire;

    QuickSet(InternalToken token, ReadSpec specs, SetAlarms setAlarms, Wire wire) {
        this.token = token;
        this.specs = specs;
        this.setAlarms = setAlarms;
        this.wire = wire;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        var key = key(http);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        var body = http.getInputStream().readAllBytes();
        var asked = read(key, body);
        if (asked == null) {
            chain.doFilter(new HeldRequest(http, body), response);
        } else {
            set(asked, http, answer);
        }
    }

    /** Of a PUT by another service with a JSON body of a known, usual length; else null. */
    private @Nullable AlarmKey key(HttpServletRequest request) {
        var path = request.getRequestURI();
        var length = request.getContentLengthLong();
        if (!request.getMethod().equals("PUT") || !path.startsWith(PREFIX) || length <= 0 || length > LARGEST
                || !"application/json".equals(request.getContentType())
                || !token.isShownBy(request.getHeader("Authorization"))) {
            return null;
        }
        var owner = path.indexOf('/', PREFIX.length());
        var name = owner < 0 ? -1 : path.indexOf('/', owner + 1);
        if (name < 0) {
            return null;
        }
        try {
            return AlarmKey.parse(path.substring(PREFIX.length(), owner), path.substring(owner + 1, name),
                    path.substring(name + 1));
        } catch (ProblemException notPlain) {
            return null;
        }
    }

    private @Nullable NewAlarm read(AlarmKey key, byte[] body) {
        try {
            AlarmSpec spec = wire.reader().readValue(body);
            return spec == null ? null : specs.read(key, spec);
        } catch (JacksonException | ProblemException notPlain) {
            return null;
        }
    }

    private void set(NewAlarm asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(setAlarms.set(asked), response);
        } catch (RuntimeException failure) {
            if (wire.failures().resolveException(request, response, null, failure) == null) {
                throw failure;
            }
        }
    }

    private void answer(Written written, HttpServletResponse response) throws IOException {
        var body = wire.writer().writeValueAsBytes(wire.rows().alarm(written));
        response.setStatus(written.replaced() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** How what is said becomes what is meant, and the other way round. */
    record Wire(ObjectReader reader, ObjectWriter writer, AlarmRow rows, HandlerExceptionResolver failures) {
    }
}
