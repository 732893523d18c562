/** What was sold, and what was said, in a few words. */
@NullMarked
package com.tarcommerce.ai.summary;

import org.jspecify.annotations.NullMarked;
