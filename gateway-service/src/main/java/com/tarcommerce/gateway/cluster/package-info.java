/** What replicas of the gateway tell each other, and how the parts that share their work out hear of it. */
@NullMarked
package com.tarcommerce.gateway.cluster;

import org.jspecify.annotations.NullMarked;
