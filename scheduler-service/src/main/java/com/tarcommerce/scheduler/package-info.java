/** Holds alarms and calls back when they are due. */
@NullMarked
package com.tarcommerce.scheduler;

import org.jspecify.annotations.NullMarked;
