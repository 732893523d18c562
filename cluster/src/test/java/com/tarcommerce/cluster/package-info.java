@NullMarked
package com.tarcommerce.cluster;

import org.jspecify.annotations.NullMarked;
