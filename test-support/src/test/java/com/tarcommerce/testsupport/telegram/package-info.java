/** The stand-in is called as a bot would call it. */
@NullMarked
package com.tarcommerce.testsupport.telegram;

import org.jspecify.annotations.NullMarked;
