/** Takes messages on once and delivers them in order. */
@NullMarked
package com.tarcommerce.outbound;

import org.jspecify.annotations.NullMarked;
