@NullMarked
package com.tarcommerce.gateway.cluster;

import org.jspecify.annotations.NullMarked;
