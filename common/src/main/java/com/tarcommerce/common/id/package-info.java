/** Ids that nobody can guess. */
@NullMarked
package com.tarcommerce.common.id;

import org.jspecify.annotations.NullMarked;
