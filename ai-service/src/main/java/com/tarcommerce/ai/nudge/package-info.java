/** The words of a reminder about an unpaid cart. */
@NullMarked
package com.tarcommerce.ai.nudge;

import org.jspecify.annotations.NullMarked;
