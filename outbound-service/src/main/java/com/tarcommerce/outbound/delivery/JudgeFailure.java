package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.NotYet;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Step.Cue;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.delivery.Step.StoodAside;
import com.tarcommerce.outbound.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a message that did not get out: another try, the dead letters, or nothing.
 *
 * <p>A message keeps its room waiting for at most 15 minutes. Then it stands aside, and is tried for seven days in all.
 */
@Component
class JudgeFailure {
    private static final Duration LOCKED_OUT = Duration.ofMinutes(1);
    /** Whoever asks for none would be called again and again at once. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Journal journal;
    private final Pace pace;
    private final Backoff backoff;
    private final InstantSource clock;

    JudgeFailure(Journal journal, Pace pace, Backoff backoff, InstantSource clock) {
        this.journal = journal;
        this.pace = pace;
        this.backoff = backoff;
        this.clock = clock;
    }

    Step deferred(Claim claim, Deferred outcome) {
        if (outcome.counted() && claim.counted() + 1 >= Backoff.MOST_COUNTED) {
            return dead(claim, "deferred", outcome.reason() + "; tried " + Backoff.MOST_COUNTED + " times");
        }
        var retry = retry(claim, nextTry(claim), outcome.counted(), false, outcome.reason());
        return again(claim, retry, outcome.counted() ? Cue.NOTHING : Cue.ANSWER);
    }

    Step unknown(Claim claim, Unknown outcome) {
        var next = clock.instant().plus(backoff.inDoubt(claim.failures() + 1));
        return again(claim, retry(claim, next, false, true, outcome.reason()), Cue.NOTHING);
    }

    /** Its lane waits for as long as it takes, for what is behind it would have to wait, too; but for no more than seven days. */
    Step notYet(Claim claim, NotYet outcome) {
        var retry = retry(claim, outcome.until(), false, false, outcome.reason());
        if (Patience.isOver(retry.heldSince(), clock.instant())) {
            return dead(claim, "deferred", Patience.over(retry.reason()));
        }
        journal.retryAt(claim, retry);
        return new Hold(Patience.notAfterExpiry(claim, retry.at()), retry.heldSince(), Cue.WORD);
    }

    Tried paused(Claim claim, Paused outcome, Situation situation) {
        var asked = outcome.retryAfter();
        var until = clock.instant().plus(asked.compareTo(SHORTEST_PAUSE) > 0 ? asked : SHORTEST_PAUSE);
        pause(situation.key(outcome.scope()), outcome.scope(), until);
        var retry = retry(claim, until, false, false, outcome.reason());
        return new Tried(again(claim, retry, Cue.NOTHING), Tried.Platform.THERE,
                outcome.scope() == Scope.CHAT ? until : null);
    }

    private void pause(String key, Scope scope, Instant until) {
        switch (scope) {
            case CHAT -> pace.pause(key, until);
            case ACCOUNT, CALL -> pace.pauseEverywhere(key, until);
        }
    }

    /** A wrong token costs the messages that find it out, a few each minute, and not all that wait. */
    Step lockedOut(Claim claim, String reason, Situation situation) {
        pace.pauseForNow(situation.key(Scope.ACCOUNT), clock.instant().plus(LOCKED_OUT));
        return refused(claim, reason);
    }

    /** Not to be called yet; null if it may be. */
    @Nullable
    Step callPaused(Claim claim, Situation situation) {
        var until = pace.pausedUntil(situation.key(Scope.CALL));
        return until.isAfter(clock.instant())
                ? again(claim, retry(claim, until, false, false, situation.call() + " is paused"), Cue.NOTHING)
                : null;
    }

    /** That nobody saw us working, or the note of a press, is nobody's to mend. */
    Step refused(Claim claim, String reason) {
        return switch (Objects.requireNonNullElse(claim.message().kind(), MessageKind.MESSAGE)) {
            case MESSAGE, EDIT -> dead(claim, "refused", reason);
            case CALLBACK_ANSWER, TYPING, PROGRESS -> lapsed(claim, reason);
        };
    }

    Step lapsed(Claim claim, String reason) {
        journal.lapse(claim, reason);
        return new Next(false);
    }

    Step heldTooLong(long seq, Address to, String reason) {
        journal.park(seq, to, reason);
        return new Next(false);
    }

    /** What came of a call that was made can't be recorded as it is: made again and again, it would only repeat. */
    Step unrecorded(Claim claim, String reason) {
        return dead(claim, "unknown", reason + "; it may have arrived");
    }

    private Step again(Claim claim, Retry retry, Cue orOn) {
        if (Patience.isMoot(claim, retry.at())) {
            return lapsed(claim, retry.reason());
        }
        if (Patience.isOver(retry.heldSince(), clock.instant())) {
            return dead(claim, retry.unknown() ? "unknown" : "deferred", Patience.over(retry.reason()));
        }
        if (Patience.isTooLong(retry.heldSince(), clock.instant())) {
            return aside(claim, retry);
        }
        journal.retryAt(claim, retry);
        var until = Patience.notTooLong(retry.heldSince(), retry.at());
        return new Hold(Patience.notAfterExpiry(claim, until), retry.heldSince(), orOn);
    }

    /** By the usual waits, also where it was told a shorter one: what is behind it must have its turn. */
    private Step aside(Claim claim, Retry retry) {
        var next = nextTry(claim);
        var until = Patience.notAfterExpiry(claim, next.isAfter(retry.at()) ? next : retry.at());
        journal.retryAt(claim, retry.aside(until));
        return new StoodAside(until, retry.unknown() || claim.repeat());
    }

    private Retry retry(Claim claim, Instant at, boolean counted, boolean unknown, String reason) {
        return new Retry(at, counted, unknown, Objects.requireNonNullElse(claim.heldSince(), clock.instant()), reason,
                false);
    }

    private Instant nextTry(Claim claim) {
        return clock.instant().plus(backoff.after(claim.failures() + 1));
    }

    private Step dead(Claim claim, String outcome, String reason) {
        journal.park(claim, outcome, reason);
        return new Next(false);
    }
}
