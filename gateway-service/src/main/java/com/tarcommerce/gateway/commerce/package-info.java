/** What a shop has: items, orders, carts, customers, in one table with versions. */
@NullMarked
package com.tarcommerce.gateway.commerce;

import org.jspecify.annotations.NullMarked;
