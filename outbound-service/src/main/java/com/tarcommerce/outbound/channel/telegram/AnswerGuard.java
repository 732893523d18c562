package com.tarcommerce.outbound.channel.telegram;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Tells a call that was lost on the way from one that never left: okhttp runs this only once there is a connection. The
 * whole answer is read here, for it may be lost half way too.
 */
final class AnswerGuard implements Interceptor {

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

    static final class AnswerLost extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerLost(IOException cause) {
            super(cause);
        }
    }
}
