package com.tarcommerce.gateway.commerce;

/** What an order took from an item's stock, or gave back to it. */
public record StockMove(Node before, Node after) {
}
