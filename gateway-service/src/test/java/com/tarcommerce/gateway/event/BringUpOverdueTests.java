package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.nudge.AwaitedCarts;
import com.tarcommerce.gateway.nudge.AwaitedCarts.Awaited;
import com.tarcommerce.gateway.task.TaskStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

class BringUpOverdueTests extends WithGateway {
    @Autowired
    AwaitedCarts carts;
    @Autowired
    LookAtCart look;
    @Autowired
    TaskStore tasks;
    @Autowired
    LostRepeats repeats;
    @Autowired
    Outbox outbox;

    /** As some drivers do: the interrupt is gone when they have failed. */
    @Test
    void itEndsWithTheGatewayThoughADriverSwallowsTheInterrupt() throws InterruptedException {
        var asked = new AtomicInteger();
        var stopping = new CountDownLatch(1);
        var broken = new OverdueCarts(carts, look, clock) {
            @Override
            List<Awaited> page(Awaited after, int most) {
                asked.incrementAndGet();
                while (!swallowed(stopping)) {
                    Thread.onSpinWait();
                }
                throw new DataAccessResourceFailureException("the pool is closed");
            }
        };
        var bringUp = new BringUpOverdue(new BringUpOverdue.Sources(tasks, repeats, broken), outbox, bells, clock);
        bringUp.start();
        await().untilAsserted(() -> assertThat(asked).hasValue(1));

        var stopped = Thread.ofVirtual().start(bringUp::stop);
        await().until(() -> !bringUp.isRunning());
        stopping.countDown();

        assertThat(stopped.join(Duration.ofSeconds(5))).isTrue();
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(5)).until(() -> asked.get() == 1);
    }

    private static boolean swallowed(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException swallowed) {
            return false;
        }
    }
}
