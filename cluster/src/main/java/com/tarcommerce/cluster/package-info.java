/** How replicas find each other: Hazelcast, embedded, for its members and its share of the partitions and nothing else. */
@NullMarked
package com.tarcommerce.cluster;

import org.jspecify.annotations.NullMarked;
