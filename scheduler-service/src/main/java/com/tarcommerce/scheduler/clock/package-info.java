/** What is due: the nearest alarms in memory, and one timer that sleeps until the first of them. */
@NullMarked
package com.tarcommerce.scheduler.clock;

import org.jspecify.annotations.NullMarked;
