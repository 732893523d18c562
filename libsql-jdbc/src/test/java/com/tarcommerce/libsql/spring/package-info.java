/** What a service is made of, with both engines under it. */
@NullMarked
package com.tarcommerce.libsql.spring;

import org.jspecify.annotations.NullMarked;
