/** Several replicas: each fires the alarms of its partitions, and tells the others of what is theirs. */
@NullMarked
package com.tarcommerce.scheduler.cluster;

import org.jspecify.annotations.NullMarked;
