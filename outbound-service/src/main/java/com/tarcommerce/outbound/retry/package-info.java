/** When what has failed is tried again. */
@NullMarked
package com.tarcommerce.outbound.retry;

import org.jspecify.annotations.NullMarked;
