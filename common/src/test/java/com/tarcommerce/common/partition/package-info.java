@NullMarked
package com.tarcommerce.common.partition;

import org.jspecify.annotations.NullMarked;
