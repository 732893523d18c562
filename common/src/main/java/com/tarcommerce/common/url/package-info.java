/** Addresses of others, compared part by part. */
@NullMarked
package com.tarcommerce.common.url;

import org.jspecify.annotations.NullMarked;
