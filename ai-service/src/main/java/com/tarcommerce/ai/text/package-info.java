/** Texts as tokens, numbers in words and digits, units: what every reader of texts starts from. */
@NullMarked
package com.tarcommerce.ai.text;

import org.jspecify.annotations.NullMarked;
