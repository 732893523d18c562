/** A clock that tests move, so that three hours pass without waiting. */
@NullMarked
package com.tarcommerce.testsupport.time;

import org.jspecify.annotations.NullMarked;
