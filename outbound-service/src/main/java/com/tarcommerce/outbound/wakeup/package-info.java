/** Runs things at their moment, without looking at the clock in between. */
@NullMarked
package com.tarcommerce.outbound.wakeup;

import org.jspecify.annotations.NullMarked;
