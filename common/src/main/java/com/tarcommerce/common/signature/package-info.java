/** Standard Webhooks signatures with keys derived per door, so that what opens one door opens no other. */
@NullMarked
package com.tarcommerce.common.signature;

import org.jspecify.annotations.NullMarked;
