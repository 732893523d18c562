/** Hrana 3 over HTTP as libSQL's servers speak it, in its protobuf encoding; knows nothing of JDBC. */
@NullMarked
package com.tarcommerce.libsql.hrana;

import org.jspecify.annotations.NullMarked;
