package com.tarcommerce.gateway.cluster;

/**
 * Says that something waits in the database for whoever has the partition.
 *
 * @param kind whose it is among the {@link SharedPart}s
 * @param name of the lane or the queue
 */
public record Ring(String kind, String name, int partition) {
}
