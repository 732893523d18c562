/**
 * Standard Webhooks signatures with keys derived per door, so that what opens one door opens no other; and texts that are
 * kept sealed.
 */
@NullMarked
package com.tarcommerce.common.signature;

import org.jspecify.annotations.NullMarked;
