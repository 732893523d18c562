/** Moments and recurrences as people write them, resolved in a zone from a given now. */
@NullMarked
package com.tarcommerce.ai.time;

import org.jspecify.annotations.NullMarked;
