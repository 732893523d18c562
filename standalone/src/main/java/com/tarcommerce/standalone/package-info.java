/** All four services in one JVM, still talking HTTP: the embedded default, and the commands of {@code tarctl}. */
@NullMarked
package com.tarcommerce.standalone;

import org.jspecify.annotations.NullMarked;
