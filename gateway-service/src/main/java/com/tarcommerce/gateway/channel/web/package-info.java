/** Rooms in the browser, a channel of our own: keeps what is shown in them, takes what is said, and tells who looks. */
@NullMarked
package com.tarcommerce.gateway.channel.web;

import org.jspecify.annotations.NullMarked;
