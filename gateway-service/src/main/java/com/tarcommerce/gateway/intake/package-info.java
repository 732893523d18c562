/** What comes in from any channel: kept once, handled in order, one worker a room. */
@NullMarked
package com.tarcommerce.gateway.intake;

import org.jspecify.annotations.NullMarked;
