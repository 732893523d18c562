/** Texts: the marks in them, and how they are cut. */
@NullMarked
package com.tarcommerce.outbound.text;

import org.jspecify.annotations.NullMarked;
