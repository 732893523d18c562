/** What scheduler-service answers: durable alarms, set, read, deleted and fired. */
@NullMarked
package com.tarcommerce.common.contract.alarm;

import org.jspecify.annotations.NullMarked;
