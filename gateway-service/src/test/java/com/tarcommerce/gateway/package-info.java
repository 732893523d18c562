/** What tests of several features share. */
@NullMarked
package com.tarcommerce.gateway;

import org.jspecify.annotations.NullMarked;
