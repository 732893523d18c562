/** What each channel can carry, and what becomes of what it can't. */
@NullMarked
package com.tarcommerce.outbound.ability;

import org.jspecify.annotations.NullMarked;
