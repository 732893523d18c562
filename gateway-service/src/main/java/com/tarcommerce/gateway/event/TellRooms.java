package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Hands messages to outbound and says what came of it. */
@Component
class TellRooms {
    private final MessagesApi outbound;
    private final InstantSource clock;

    TellRooms(MessagesApi outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** All or none, in one call. */
    Outcome together(List<SendMessage> messages) {
        try {
            outbound.sendAll(new SendMessages(messages));
            return new Outcome.Done();
        } catch (RestClientException failure) {
            return Answers.ofFailure(failure, clock.instant());
        }
    }

    /** Each by itself; done when all are. */
    Outcome oneByOne(List<SendMessage> messages) {
        Outcome whole = new Outcome.Done();
        for (var message : messages) {
            var outcome = alone(message);
            if (whole instanceof Outcome.Done) {
                whole = outcome;
            }
        }
        return whole;
    }

    /** A message whose key is taken was told before, by this cause or by another trigger for the same change. */
    private Outcome alone(SendMessage message) {
        try {
            outbound.send(message);
            return new Outcome.Done();
        } catch (RestClientResponseException answer) {
            return answer.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)
                    ? new Outcome.Done()
                    : Answers.ofFailure(answer, clock.instant());
        } catch (RestClientException failure) {
            return Answers.ofFailure(failure, clock.instant());
        }
    }
}
