/** Which replica of a service works on which part of its key space, and how the database makes sure of it. */
@NullMarked
package com.tarcommerce.common.partition;

import org.jspecify.annotations.NullMarked;
