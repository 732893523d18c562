/** Addresses of others: compared part by part, and fetched from with care. */
@NullMarked
package com.tarcommerce.common.url;

import org.jspecify.annotations.NullMarked;
