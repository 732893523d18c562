package com.tarcommerce.common.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What Tomcat refuses before any filter sees it (an encoded slash, a bad request line) is a problem too, not HTML. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(body(status));
                response.finishResponse();
            }
        } catch (IOException callerIsGone) {
            container.getLogger().debug("nobody is there to read a refusal", callerIsGone);
        }
    }

    private static String body(HttpStatus status) {
        var detail = status.is4xxClientError()
                ? "The request could not be read: check its address and its headers."
                : "Something went wrong here; it has been logged.";
        return "{\"type\":\"" + ProblemException.typeOf(ProblemAdvice.typeOf(status)) + "\",\"title\":\""
                + status.getReasonPhrase() + "\",\"status\":" + status.value() + ",\"detail\":\"" + detail + "\"}";
    }
}
