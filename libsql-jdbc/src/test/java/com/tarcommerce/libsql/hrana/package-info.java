/** The wire by itself, and a server that says whatever a test wants. */
@NullMarked
package com.tarcommerce.libsql.hrana;

import org.jspecify.annotations.NullMarked;
