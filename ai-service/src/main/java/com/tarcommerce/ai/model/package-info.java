/** A language model behind an OpenAI-compatible server: asked within a deadline and a budget, believed only after a check. */
@NullMarked
package com.tarcommerce.ai.model;

import org.jspecify.annotations.NullMarked;
