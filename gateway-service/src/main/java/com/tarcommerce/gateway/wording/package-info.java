/** What Tar says, in the languages that it speaks. */
@NullMarked
package com.tarcommerce.gateway.wording;

import org.jspecify.annotations.NullMarked;
