/** What every service of the suite has: a clock, error bodies, the token that guards it, and how it calls the others. */
@NullMarked
package com.tarcommerce.common.service;

import org.jspecify.annotations.NullMarked;
