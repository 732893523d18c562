@NullMarked
package com.tarcommerce.common.time;

import org.jspecify.annotations.NullMarked;
