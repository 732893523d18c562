package com.tarcommerce.common.problem;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure of a request into problem+json with a {@code urn:tar:problem:} type; imported by each service. */
@RestControllerAdvice
@Order(ProblemAdvice.AFTER_WHAT_KNOWS_MORE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {
    static final int AFTER_WHAT_KNOWS_MORE = Ordered.HIGHEST_PRECEDENCE + 10;
    /** The name of an unknown field is the caller's own text. */
    private static final int LONGEST_PATH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = problemOf(failure, body, status);
        if (problem.getType() == null || !"urn".equals(problem.getType().getScheme())) {
            problem.setType(ProblemException.typeOf(typeOf(status)));
        }
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }

    private static ProblemDetail problemOf(Exception failure, @Nullable Object body, HttpStatusCode status) {
        if (body instanceof ProblemDetail detail) {
            return detail;
        }
        return failure instanceof ErrorResponse withBody
                ? withBody.getBody()
                : ProblemDetail.forStatusAndDetail(status, "The request could not be handled.");
    }

    /** Names the field that could not be read, never its value. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, unreadable(failure.getCause()));
        return handleExceptionInternal(failure, problem, headers, status, request);
    }

    private static String unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> "The field '" + pathOf(unknown)
                    + "' is not known here. Known are: " + namesIn(unknown) + ".";
            case JacksonException json when !json.getPath().isEmpty() -> "The field '" + pathOf(json)
                    + "' could not be read: it is missing or of the wrong type.";
            case null, default -> "The body is no JSON of the form that this address takes.";
        };
    }

    private static String namesIn(UnrecognizedPropertyException unknown) {
        var names = unknown.getKnownPropertyIds();
        return names == null
                ? ""
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = failure.getBindingResult().getAllErrors().stream()
                .map(error -> (error instanceof FieldError field ? field.getField() : error.getObjectName()) + " "
                        + error.getDefaultMessage())
                .sorted().toList();
        var problem = ProblemDetail.forStatusAndDetail(status, String.join("; ", errors));
        return handleExceptionInternal(failure, problem, headers, status, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleUnexpected(Exception failure, WebRequest request) {
        LOG.atError().setCause(failure).log("a request failed unexpectedly");
        var status = HttpStatus.INTERNAL_SERVER_ERROR;
        var problem = ProblemDetail.forStatusAndDetail(status, "Something went wrong here; it has been logged.");
        return handleExceptionInternal(failure, problem, new HttpHeaders(), status, request);
    }

    private static String pathOf(JacksonException json) {
        var path = new StringBuilder();
        for (var step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.length() <= LONGEST_PATH ? path.toString() : path.substring(0, LONGEST_PATH) + "...";
    }

    static String typeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "malformed";
            case 413 -> "too-large";
            case 500 -> "internal";
            default -> {
                var known = HttpStatus.resolve(status.value());
                yield known == null
                        ? "http-" + status.value()
                        : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        };
    }
}
