/** What data does when it changes: events from triggers, alarms that fire, and whom either of them concerns. */
@NullMarked
package com.tarcommerce.gateway.event;

import org.jspecify.annotations.NullMarked;
