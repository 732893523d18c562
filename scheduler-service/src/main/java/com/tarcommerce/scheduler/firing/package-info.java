/** Calls back what is due, repeats what failed, and keeps what was given up as a dead letter. */
@NullMarked
package com.tarcommerce.scheduler.firing;

import org.jspecify.annotations.NullMarked;
