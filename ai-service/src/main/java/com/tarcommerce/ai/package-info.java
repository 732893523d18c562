/** Understands texts and writes them; it has no database and knows no room. */
@NullMarked
package com.tarcommerce.ai;

import org.jspecify.annotations.NullMarked;
