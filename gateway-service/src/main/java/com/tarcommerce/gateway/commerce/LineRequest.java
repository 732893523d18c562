package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;

/** So much of an item, by the item's name. */
public record LineRequest(String name, BigDecimal quantity) {
}
