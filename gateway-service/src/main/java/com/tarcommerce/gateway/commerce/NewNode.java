package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;

/** A node that is to be added; its id, version and times are given by the store. */
public record NewNode(String name, String status, BigDecimal quantity, long amount, String data) {
}
