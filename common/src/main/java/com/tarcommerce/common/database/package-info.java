/** The database of a service: which engine, how it is opened, and how many small commits become one. */
@NullMarked
package com.tarcommerce.common.database;

import org.jspecify.annotations.NullMarked;
