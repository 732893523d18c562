/** What the adapters of several channels share. */
@NullMarked
package com.tarcommerce.outbound.channel;

import org.jspecify.annotations.NullMarked;
