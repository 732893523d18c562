/** Delivers each room's messages in order of acceptance: claims the next, hands it to its channel, records what happened. */
@NullMarked
package com.tarcommerce.outbound.delivery;

import org.jspecify.annotations.NullMarked;
