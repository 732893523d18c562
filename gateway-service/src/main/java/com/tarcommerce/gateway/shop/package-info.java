/** How a shop comes to be and what it has settled: its chats, time zone, language. */
@NullMarked
package com.tarcommerce.gateway.shop;

import org.jspecify.annotations.NullMarked;
