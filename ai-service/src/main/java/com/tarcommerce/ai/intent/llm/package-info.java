/** The model's opinion on a text: a schema of all intents, a check of every slot against the text, and what may be believed. */
@NullMarked
package com.tarcommerce.ai.intent.llm;

import org.jspecify.annotations.NullMarked;
