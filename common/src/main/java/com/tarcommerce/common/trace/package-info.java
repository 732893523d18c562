/** Takes traces over what no HTTP header crosses: rows that another thread or process goes on with. */
@NullMarked
package com.tarcommerce.common.trace;

import org.jspecify.annotations.NullMarked;
