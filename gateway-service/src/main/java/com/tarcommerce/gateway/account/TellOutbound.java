package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.contract.account.AccountsApi;
import com.tarcommerce.common.contract.account.SealedAccount;
import com.tarcommerce.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Hands sealed tokens to outbound, which sends by them, and has it forget them; nothing ever gives one back. */
@Component
class TellOutbound {
    private static final String NO_KEY = "no-secret-key";

    private final AccountsApi outbound;

    TellOutbound(AccountsApi outbound) {
        this.outbound = outbound;
    }

    /** @throws ProblemException 409 if it has other keys, 503 if it has none or is away */
    void put(Found found, String sealed) {
        try {
            outbound.put(found.channel(), found.id(), new SealedAccount(found.name(), sealed));
        } catch (HttpClientErrorException.Conflict otherKeys) {
            throw ProblemException.conflict("another-secret-key",
                    "Gateway and outbound need the same " + AccountSeal.VARIABLE
                            + ": set it in both and restart them.");
        } catch (RestClientResponseException refused) {
            throw refused.getResponseBodyAsString().contains(NO_KEY)
                    ? new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, NO_KEY, "Outbound has no "
                            + AccountSeal.VARIABLE + ": give it the gateway's, and restart it.")
                    : away();
        } catch (RestClientException unreachable) {
            throw away();
        }
    }

    /** @throws ProblemException 503 if it is away */
    void remove(Account account) {
        remove(account, null);
    }

    /**
     * @param token the one that is to go; null for whichever it has
     * @return false if it has another by now
     * @throws ProblemException 503 if it is away
     */
    boolean remove(Account account, @Nullable String token) {
        try {
            outbound.remove(account.channel(), account.id(), token == null ? null : AccountSeal.tag(token));
            return true;
        } catch (HttpClientErrorException another) {
            if (another.getStatusCode().isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
                return false;
            }
            throw away();
        } catch (RestClientException unreachable) {
            throw away();
        }
    }

    private static ProblemException away() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "outbound-away",
                "Outbound does not answer, so nothing was changed: see that it runs, and try again.");
    }
}
