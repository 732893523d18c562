/** Load, latency and drill programs; each prints its figures beside a floor from the same run. */
@NullMarked
package com.tarcommerce.benchmarks;

import org.jspecify.annotations.NullMarked;
