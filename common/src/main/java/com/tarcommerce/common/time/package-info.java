/** When what recurs comes: the same for whoever fires it and for whoever tells people. */
@NullMarked
package com.tarcommerce.common.time;

import org.jspecify.annotations.NullMarked;
