package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.nudge.CartMessages;
import com.tarcommerce.gateway.nudge.CartMessages.Handed;
import com.tarcommerce.gateway.nudge.CustomerText;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.Reach;
import com.tarcommerce.gateway.nudge.ReachCustomer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Takes back at outbound what was to be said about a cart that is settled now, or of which its customer is to hear nothing
 * more. It goes by what the cart is and by what was written down before it was handed over, so it may be done again.
 */
@Component
class WithdrawMessages {
    private static final Logger LOG = LoggerFactory.getLogger(WithdrawMessages.class);
    private static final String BEING_SENT = "urn:tar:problem:being-sent";

    private final CartMessages handed;
    private final NudgeStore nudges;
    private final ReachCustomer customers;
    private final MessagesApi outbound;
    private final InstantSource clock;

    WithdrawMessages(CartMessages handed, NudgeStore nudges, ReachCustomer customers, MessagesApi outbound,
            InstantSource clock) {
        this.handed = handed;
        this.nudges = nudges;
        this.customers = customers;
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * Inside the caller's transaction.
     *
     * @param unpaid the cart, if it still waits for its customer
     */
    List<Handed> unwanted(String tenant, String cart, Optional<Node> unpaid) {
        var all = handed.of(tenant, cart);
        if (all.isEmpty() || unpaid.isEmpty()) {
            return all;
        }
        return isLeftAlone(unpaid.get()) ? all.stream().filter(Handed::toCustomer).toList() : List.of();
    }

    private boolean isLeftAlone(Node cart) {
        var until = nudges.of(cart.tenant(), cart.id());
        return until.muted() || until.isPutOff(clock.instant()) || customers.of(cart) instanceof Reach.OptedOut;
    }

    /**
     * Outside a transaction.
     *
     * @param last whether this is the last time that it is tried: what is not at outbound by then never came there
     * @param away what came of others, if outbound did not answer at all: it is asked nothing more then
     */
    Outcome withdraw(List<Handed> messages, boolean last, AtomicReference<@Nullable Outcome> away) {
        Outcome whole = new Outcome.Done();
        for (var message : messages) {
            var known = away.get();
            var outcome = known == null ? withdraw(message, last) : known;
            if (outcome instanceof Outcome.Unreached) {
                away.set(outcome);
            }
            if (whole instanceof Outcome.Done) {
                whole = outcome;
            }
        }
        return whole;
    }

    private Outcome withdraw(Handed message, boolean last) {
        try {
            outbound.cancelByKey(message.tenant(), message.key());
            CustomerText.which(message.key())
                    .ifPresent(text -> nudges.withdrawn(message.tenant(), message.cart(), text.number()));
            LOG.atInfo().addKeyValue("tenant", message.tenant()).log("a message about a cart is taken back");
        } catch (HttpClientErrorException.NotFound notThereYet) {
            if (!last) {
                return new Outcome.Refused("what is to be taken back is not at outbound yet", null);
            }
        } catch (HttpClientErrorException.Conflict tooLate) {
            if (!last && tooLate.getResponseBodyAsString().contains(BEING_SENT)) {
                return new Outcome.Refused("what is to be taken back is being sent", null);
            }
        } catch (RestClientException failure) {
            return Answers.ofFailure(failure, clock.instant());
        }
        handed.forget(message);
        return new Outcome.Done();
    }
}
