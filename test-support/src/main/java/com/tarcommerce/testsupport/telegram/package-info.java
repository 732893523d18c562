/** A stand-in for the Telegram Bot API on this machine, and updates in the shapes that the real one sends. */
@NullMarked
package com.tarcommerce.testsupport.telegram;

import org.jspecify.annotations.NullMarked;
