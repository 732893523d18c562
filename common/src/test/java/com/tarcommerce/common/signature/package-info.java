/** Signatures and the keys they are made with. */
@NullMarked
package com.tarcommerce.common.signature;

import org.jspecify.annotations.NullMarked;
