/** Runs the bridge's own tests as part of the build. */
@NullMarked
package com.tarcommerce.whatsapp.bridge;

import org.jspecify.annotations.NullMarked;
