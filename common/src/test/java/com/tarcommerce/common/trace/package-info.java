@NullMarked
package com.tarcommerce.common.trace;

import org.jspecify.annotations.NullMarked;
