/** Errors as a caller sees them. */
@NullMarked
package com.tarcommerce.common.problem;

import org.jspecify.annotations.NullMarked;
