package com.tarcommerce.outbound.delivery;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gets a lane's next messages into memory once it has run dry. */
@Component
class ReadOn {
    private static final Logger LOG = LoggerFactory.getLogger(ReadOn.class);

    private final LaneStore lanes;
    private final Workers workers;

    ReadOn(LaneStore lanes, Workers workers) {
        this.lanes = lanes;
        this.workers = workers;
    }

    /** @param look is told of the bot now, and again once what could not be read is there */
    void readOn(Bot bot, Lane lane, Consumer<Bot> look) {
        read(bot, lane, look);
        look.accept(bot);
    }

    private void read(Bot bot, Lane lane, Consumer<Bot> look) {
        while (workers.isRunning() && bot.backlog().startReading(lane)) {
            try {
                var to = lane.room().address();
                bot.backlog().read(lane, lanes.heads(to.room(), lane.rank(), Lane.READ_AHEAD));
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("a room's next messages could not be read; tried again soon");
                bot.backlog().couldNotRead(lane);
                workers.runSoon(() -> readOn(bot, lane, look));
                return;
            }
        }
    }
}
