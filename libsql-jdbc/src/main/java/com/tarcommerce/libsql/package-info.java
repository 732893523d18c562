/** A JDBC driver for libSQL; {@link com.tarcommerce.libsql.LibsqlDriver} and the data source are all that is meant for others. */
@NullMarked
package com.tarcommerce.libsql;

import org.jspecify.annotations.NullMarked;
