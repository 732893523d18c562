package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.account.AccountChanged;
import com.tarcommerce.outbound.delivery.Holds.Waiting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The bots that have something to send, or had. */
@Component
class Bots {
    private static final Logger LOG = LoggerFactory.getLogger(Bots.class);

    private final Channels channels;
    private final Pace pace;
    private final Fence fence;
    private final OtherReplicas others;
    private final InstantSource clock;
    private final Map<String, Bot> byKey = new ConcurrentHashMap<>();

    Bots(Channels channels, Pace pace, Fence fence, OtherReplicas others, InstantSource clock) {
        this.channels = channels;
        this.pace = pace;
        this.fence = fence;
        this.others = others;
        this.clock = clock;
    }

    Address address(Room room) {
        return channels.address(room);
    }

    Bot of(Address address) {
        return byKey.computeIfAbsent(address.bot(), _ -> new Bot(address, pace, fence::share,
                () -> others.tell(Trouble.away(address.bot())), clock));
    }

    /** As {@link Bot#end}; a platform's pause that is meant for the bot holds for all its chats. */
    @Nullable
    Waiting end(Bot bot, Turn turn, Tried tried) {
        if (bot.refusedChats().mean(turn, tried) && tried.pausedUntil() != null) {
            LOG.atWarn().addKeyValue("bot", bot.key()).addKeyValue("until", tried.pausedUntil())
                    .log("a platform refuses one chat after the other: the whole bot waits");
            pause(bot, tried.pausedUntil());
        }
        return bot.end(turn, tried);
    }

    /** It holds in memory at once; that it can't be kept must not cost the turn its end. */
    private void pause(Bot bot, Instant until) {
        try {
            pace.pauseEverywhere(bot.key(), until);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).addKeyValue("bot", bot.key()).log("a pause would not outlive a restart");
        }
    }

    /** Another replica has found it out. A pause holds here, too; that a platform is away is tried out: it may be the other's network. */
    void heard(Trouble trouble) {
        var bot = byKey.get(trouble.of());
        if (trouble.until() != null) {
            pace.heard(trouble.of(), trouble.until());
        } else if (bot != null) {
            bot.doubt();
        }
        if (bot != null) {
            bot.pauses().notice();
        }
    }

    /** It has another token. @return the bot, if there is one */
    Optional<Bot> resume(AccountChanged changed) {
        var key = changed.channel() + "/" + changed.account();
        pace.lift(key);
        var bot = Optional.ofNullable(byKey.get(key));
        bot.ifPresent(each -> each.pauses().end());
        return bot;
    }

    /** The pauses were read from the database. */
    void noticePauses() {
        byKey.values().forEach(bot -> bot.pauses().notice());
    }

    /** Another replica has had these rooms meanwhile. */
    void forget(Predicate<Room> which) {
        byKey.values().forEach(bot -> bot.backlog().forget(which));
    }

    void forgetAll() {
        byKey.clear();
    }
}
