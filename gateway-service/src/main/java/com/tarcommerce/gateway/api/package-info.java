/** What a shop's own programs can do over HTTP, with an API key: items, orders, carts, customers, and what happened. */
@NullMarked
package com.tarcommerce.gateway.api;

import org.jspecify.annotations.NullMarked;
