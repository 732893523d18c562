package com.tarcommerce.common.problem;

import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An answer that says what is wrong and what to do about it.
 *
 * <p>{@code type} is {@code urn:tar:problem:<kebab-case>} and stable; {@code detail} holds no payload and no secret.
 */
public final class ProblemException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    public ProblemException(HttpStatus status, String type, String detail) {
        this(status, type, detail, Map.of());
    }

    public ProblemException(HttpStatus status, String type, String detail, Map<String, Object> properties) {
        super(status, problem(status, type, detail, properties), null);
    }

    public static ProblemException malformed(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed", detail);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    public static ProblemException conflict(String type, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, type, detail);
    }

    static ProblemDetail problem(HttpStatus status, String type, String detail, Map<String, Object> properties) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(typeOf(type));
        problem.setTitle(status.getReasonPhrase());
        properties.forEach(problem::setProperty);
        return problem;
    }

    public static URI typeOf(String kebab) {
        return URI.create("urn:tar:problem:" + kebab);
    }
}
