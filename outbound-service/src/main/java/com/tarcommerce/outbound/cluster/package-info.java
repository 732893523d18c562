/** Several replicas: each sends what is for the chats of its partitions, and tells the others of what is theirs. */
@NullMarked
package com.tarcommerce.outbound.cluster;

import org.jspecify.annotations.NullMarked;
