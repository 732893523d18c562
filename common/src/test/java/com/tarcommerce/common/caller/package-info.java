/** Who may call. */
@NullMarked
package com.tarcommerce.common.caller;

import org.jspecify.annotations.NullMarked;
