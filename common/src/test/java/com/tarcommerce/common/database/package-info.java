/** The engine as the services use it, on real files. */
@NullMarked
package com.tarcommerce.common.database;

import org.jspecify.annotations.NullMarked;
