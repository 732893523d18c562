package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmBatch;
import com.tarcommerce.common.contract.alarm.AlarmBatchApi;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.common.time.Seldom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Hands wishes to the scheduler: what is to be set in one call, what is to go a few at a time. */
@Component
class HandAlarms {
    /** What a scheduler and an outbound take from us at once without noticing. */
    private static final int AT_ONCE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(HandAlarms.class);

    private final AlarmsApi scheduler;
    private final AlarmBatchApi batches;
    private final InstantSource clock;
    private final Seldom toldOfDoor = new Seldom(Duration.ofHours(1));

    HandAlarms(AlarmsApi scheduler, AlarmBatchApi batches, InstantSource clock) {
        this.scheduler = scheduler;
        this.batches = batches;
        this.clock = clock;
    }

    /** What came of each. */
    Map<AlarmWish, Outcome> hand(List<AlarmWish> wishes) throws InterruptedException {
        var outcomes = new ConcurrentHashMap<AlarmWish, Outcome>();
        var away = new AtomicReference<@Nullable Outcome>();
        var sets = wishes.stream().filter(wish -> wish.isSet() && !wish.ifGone()).toList();
        var together = sets.size() > 1 ? together(sets, away) : new Outcome.Refused("not many", null);
        if (!(together instanceof Outcome.Refused)) {
            sets.forEach(wish -> outcomes.put(wish, together));
        }
        var alone = wishes.stream().filter(wish -> !outcomes.containsKey(wish)).toList();
        outcomes.putAll(each(alone, wish -> alone(wish, away)));
        return outcomes;
    }

    /** Each by itself and several at once; one is done by the caller. */
    static <T> Map<T, Outcome> each(List<T> all, Function<T, Outcome> work) throws InterruptedException {
        if (all.size() == 1) {
            return Map.of(all.getFirst(), work.apply(all.getFirst()));
        }
        var outcomes = new ConcurrentHashMap<T, Outcome>();
        var trouble = new AtomicReference<@Nullable RuntimeException>();
        var free = new Semaphore(AT_ONCE);
        for (var one : all) {
            free.acquire();
            Thread.ofVirtual().name("alarms").start(() -> {
                try {
                    outcomes.put(one, work.apply(one));
                } catch (RuntimeException unexpected) {
                    trouble.set(unexpected);
                } finally {
                    free.release();
                }
            });
        }
        free.acquire(AT_ONCE);
        var unexpected = trouble.get();
        if (unexpected != null) {
            throw unexpected;
        }
        return outcomes;
    }

    private Outcome together(List<AlarmWish> sets, AtomicReference<@Nullable Outcome> away) {
        return call(away, () -> batches.setAll(new AlarmBatch(sets.stream().map(AlarmWish::item).toList())));
    }

    private Outcome alone(AlarmWish wish, AtomicReference<@Nullable Outcome> away) {
        var known = away.get();
        if (known != null) {
            return known;
        }
        return call(away, () -> {
            if (!wish.isSet()) {
                forget(wish);
            } else if (!wish.ifGone() || isGone(wish)) {
                scheduler.set(wish.tenant(), wish.owner(), wish.name(), Objects.requireNonNull(wish.spec()));
            }
        });
    }

    /** Not where only what is gone is wished for: the thing may be looked at just now, since it changed. */
    private void forget(AlarmWish wish) {
        if (!wish.ifGone()) {
            scheduler.delete(wish.tenant(), wish.owner(), wish.name());
        }
    }

    private boolean isGone(AlarmWish wish) {
        try {
            scheduler.get(wish.tenant(), wish.owner(), wish.name());
            return false;
        } catch (HttpClientErrorException.NotFound gone) {
            LOG.atInfo().addKeyValue("tenant", wish.tenant()).addKeyValue("owner", wish.owner())
                    .log("an alarm that the scheduler has no more is set anew");
            return true;
        }
    }

    /** A scheduler that does not answer at all is asked nothing more; one that answers may do otherwise for the next. */
    private Outcome call(AtomicReference<@Nullable Outcome> away, Runnable call) {
        try {
            call.run();
            return new Outcome.Done();
        } catch (RestClientException failure) {
            var outcome = Answers.ofFailure(failure, clock.instant());
            if (!(failure instanceof RestClientResponseException)) {
                away.set(outcome);
            }
            if (failure instanceof HttpClientErrorException.Unauthorized && toldOfDoor.isTime(clock.instant())) {
                LOG.warn("the scheduler takes no alarm: TAR_INTERNAL_TOKEN differs; all of them wait");
            }
            return outcome;
        } catch (RuntimeException unexpected) {
            var refused = Answers.ofUnexpected(unexpected);
            LOG.atError().setCause(unexpected).log("alarms could not be handed to the scheduler");
            return refused;
        }
    }
}
