/** What a text asks for: the use case, and what an engine that answers it must be. */
@NullMarked
package com.tarcommerce.ai.intent;

import org.jspecify.annotations.NullMarked;
