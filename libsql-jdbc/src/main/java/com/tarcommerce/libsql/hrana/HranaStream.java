package com.tarcommerce.libsql.hrana;

import com.tarcommerce.libsql.hrana.HranaException.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream on the server: what is asked through it runs in order, on one database connection there. It comes to be
 * with the first request. The caller sends one request at a time; {@link #cancel} may come from any thread.
 */
public final class HranaStream {
    private final Endpoint endpoint;
    private final HttpExchange http;
    private @Nullable String baton;
    private final Place home;
    private Place place;
    private long lastUsed;

    public HranaStream(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.http = new HttpExchange(endpoint.client());
        this.home = new Place(endpoint, endpoint.base());
        this.place = home;
    }

    /** @throws HranaException the stream is forgotten then: the next request opens a new one */
    public List<Reply> send(List<Request> requests, Duration timeout) throws HranaException {
        var request = request(requests, timeout);
        // Until its answer is here a baton is worth nothing: it counts once.
        var asked = place;
        forget();
        var response = http.send(request);
        if (response.statusCode() != 200) {
            throw StatusFailures.of(endpoint, response);
        }
        try {
            var answer = PipelineDecoder.decode(response.body(), requests);
            remember(answer, asked);
            return answer.replies();
        } catch (IllegalArgumentException unreadable) {
            throw new HranaException(Kind.UNKNOWN,
                    "The answer of " + endpoint + " can't be used: " + unreadable.getMessage(), unreadable);
        }
    }

    private void remember(PipelineDecoder.Answer answer, Place asked) {
        if (answer.baton().isEmpty()) {
            return;
        }
        place = answer.baseUrl().isEmpty() || asked.isAt(answer.baseUrl()) ? asked : elsewhere(answer.baseUrl());
        baton = answer.baton();
        lastUsed = System.nanoTime();
    }

    private Place elsewhere(String address) {
        var base = URI.create(address);
        if (!endpoint.mayGoTo(base)) {
            throw new IllegalArgumentException("it sends us on to " + base);
        }
        return new Place(endpoint, base);
    }

    /** Whether the server keeps a stream for us, as far as we know. */
    public boolean isOpen() {
        return baton != null;
    }

    public boolean isIdleFor(Duration time) {
        return System.nanoTime() - lastUsed > time.toNanos();
    }

    /** Starts anew with the next request. The server ends what we leave behind by itself. */
    public void forget() {
        baton = null;
        place = home;
    }

    /** Ends the stream on the server without waiting for its answer. */
    public void leave(Duration timeout) {
        if (isOpen()) {
            http.tell(request(List.of(new Request.Close()), timeout));
            forget();
        }
    }

    /** Ends what is being waited for, if anything is. */
    public void cancel() {
        http.cancel();
    }

    private HttpRequest request(List<Request> requests, Duration timeout) {
        return place.request(PipelineEncoder.encode(baton, requests), timeout);
    }
}
