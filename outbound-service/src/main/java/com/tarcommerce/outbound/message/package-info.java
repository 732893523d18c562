/** Takes each message on once, and tells what became of it. */
@NullMarked
package com.tarcommerce.outbound.message;

import org.jspecify.annotations.NullMarked;
