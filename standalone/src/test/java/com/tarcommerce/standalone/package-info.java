/** The launcher, run as a person would run it. */
@NullMarked
package com.tarcommerce.standalone;

import org.jspecify.annotations.NullMarked;
