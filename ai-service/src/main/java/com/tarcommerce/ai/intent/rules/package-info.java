/** The deterministic engine: texts become pieces, frames explain the pieces, a decision weighs the frames. */
@NullMarked
package com.tarcommerce.ai.intent.rules;

import org.jspecify.annotations.NullMarked;
