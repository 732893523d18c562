/** Rooms in the browser: hands what is to be shown to the gateway, which shows it. */
@NullMarked
package com.tarcommerce.outbound.channel.web;

import org.jspecify.annotations.NullMarked;
