/** What rooms asked to be told later: kept, given to the scheduler, and said when its alarm fires. */
@NullMarked
package com.tarcommerce.gateway.task;

import org.jspecify.annotations.NullMarked;
