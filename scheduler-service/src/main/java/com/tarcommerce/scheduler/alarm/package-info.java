/** Alarms as their users see them: set, read, listed and deleted, durable before the answer. */
@NullMarked
package com.tarcommerce.scheduler.alarm;

import org.jspecify.annotations.NullMarked;
