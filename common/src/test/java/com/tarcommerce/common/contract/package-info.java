/** What stands on the wire, word for word. */
@NullMarked
package com.tarcommerce.common.contract;

import org.jspecify.annotations.NullMarked;
