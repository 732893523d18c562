/** How replicas find each other: Hazelcast, embedded, says who is there, and nothing else is asked of it. */
@NullMarked
package com.tarcommerce.cluster;

import org.jspecify.annotations.NullMarked;
