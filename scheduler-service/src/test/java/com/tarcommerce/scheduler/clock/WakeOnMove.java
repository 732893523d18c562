package com.tarcommerce.scheduler.clock;

import com.tarcommerce.testsupport.time.SettableClock;

/** Lets the timer look at the clock again whenever a test moves it. */
public class WakeOnMove {

    WakeOnMove(SettableClock clock, DueTimer timer) {
        clock.onMove(timer::wake);
    }
}
