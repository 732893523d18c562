package com.tarcommerce.libsql.hrana;

import java.util.ArrayList;
import java.util.List;

/** Reads the body of the answer to a pipeline request, {@code PipelineRespBody} of the specification. */
final class PipelineDecoder {
    private final ProtobufReader in;
    private final List<Request> requests;

    private PipelineDecoder(byte[] body, List<Request> requests) {
        this.in = new ProtobufReader(body);
        this.requests = requests;
    }

    /**
     * @param baton   what to show with the next request on the stream; empty if the stream has ended
     * @param baseUrl where to send it; empty for the same place
     * @param replies one for each request
     */
    record Answer(String baton, String baseUrl, List<Reply> replies) {
    }

    /** @throws IllegalArgumentException if that is no answer to these requests */
    static Answer decode(byte[] body, List<Request> requests) {
        return new PipelineDecoder(body, requests).answer();
    }

    private Answer answer() {
        var baton = "";
        var baseUrl = "";
        var replies = new ArrayList<Reply>();
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> baton = in.string();
                case 2 -> baseUrl = in.string();
                case 3 -> replies.add(reply(replies.size()));
                default -> in.skip();
            }
        }
        if (replies.size() != requests.size()) {
            throw new IllegalArgumentException(replies.size() + " answers to " + requests.size() + " requests");
        }
        return new Answer(baton, baseUrl, replies);
    }

    private Reply reply(int index) {
        if (index >= requests.size()) {
            throw new IllegalArgumentException("more answers than requests");
        }
        var outer = in.enter();
        Reply reply = new Reply.Closed();
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> reply = response(requests.get(index));
                case 2 -> reply = new Reply.Refused(ResultDecoder.error(in));
                default -> in.skip();
            }
        }
        in.leave(outer);
        return reply;
    }

    private Reply response(Request request) {
        var outer = in.enter();
        Reply reply = new Reply.Closed();
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 3 -> reply = ran(request);
                case 5 -> reply = described();
                case 8 -> reply = new Reply.Autocommit(autocommit());
                default -> in.skip();
            }
        }
        in.leave(outer);
        return reply;
    }

    private Reply ran(Request request) {
        if (!(request instanceof Request.Batch(var steps))) {
            throw new IllegalArgumentException("the answer to a batch that was not asked for");
        }
        var outer = in.enter();
        var outcomes = new ArrayList<Outcome>();
        steps.forEach(_ -> outcomes.add(new Outcome.Skipped()));
        for (var field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                ResultDecoder.outcomes(in, outcomes);
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return new Reply.Ran(outcomes);
    }

    private Reply described() {
        var response = in.enter();
        Reply reply = new Reply.Described(0, List.of());
        for (var field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                reply = ResultDecoder.description(in);
            } else {
                in.skip();
            }
        }
        in.leave(response);
        return reply;
    }

    private boolean autocommit() {
        var outer = in.enter();
        var on = false;
        for (var field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                on = in.unsigned() != 0;
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return on;
    }
}
