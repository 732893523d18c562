/** Plays the two stories on the terminal, against a Telegram stand-in, and measures each hop. */
@NullMarked
package com.tarcommerce.standalone.demo;

import org.jspecify.annotations.NullMarked;
