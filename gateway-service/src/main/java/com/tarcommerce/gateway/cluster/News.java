package com.tarcommerce.gateway.cluster;

/**
 * Says that something was committed which others than its partition's owner want to know.
 *
 * @param kind whose it is among the {@link SharedPart}s
 * @param name of what it is about
 */
public record News(String kind, String name) {
}
