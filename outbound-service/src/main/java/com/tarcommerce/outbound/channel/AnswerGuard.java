package com.tarcommerce.outbound.channel;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Tells a call that was lost on the way from one that never left: okhttp runs this only once there is a connection. The
 * whole answer is read here, for it may be lost half way too.
 */
public final class AnswerGuard implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            var response = chain.proceed(chain.request());
            var body = response.body();
            return response.newBuilder().body(ResponseBody.create(body.bytes(), body.contentType())).build();
        } catch (IOException lost) {
            throw new AnswerLost(lost);
        }
    }

    /** Whether the request had left when that happened: then nobody knows what came of it. */
    public static boolean isDoubtful(IOException failure) {
        // When its time is up, okhttp says that, and what it broke off is the cause.
        return failure instanceof AnswerLost
                || (failure instanceof InterruptedIOException && failure.getCause() instanceof AnswerLost);
    }

    /** The request was sent, and its answer did not come. */
    public static final class AnswerLost extends IOException {
        private static final long serialVersionUID = 1L;

        public AnswerLost(IOException cause) {
            super(cause);
        }
    }
}
