/** Unpaid carts: what was done about each, how its customer is reached, and in which words. */
@NullMarked
package com.tarcommerce.gateway.nudge;

import org.jspecify.annotations.NullMarked;
