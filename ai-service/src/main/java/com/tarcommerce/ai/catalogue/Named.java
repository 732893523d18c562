package com.tarcommerce.ai.catalogue;

/** A stretch of words that is a name of the catalogue, word for word. */
public record Named(String name, int firstWord, int lastWord) {
}
