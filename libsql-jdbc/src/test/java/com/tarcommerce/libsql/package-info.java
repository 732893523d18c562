/** The driver on a real sqld, and on servers that misbehave. */
@NullMarked
package com.tarcommerce.libsql;

import org.jspecify.annotations.NullMarked;
