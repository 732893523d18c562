/** What the adapters of all channels share. */
@NullMarked
package com.tarcommerce.gateway.channel;

import org.jspecify.annotations.NullMarked;
