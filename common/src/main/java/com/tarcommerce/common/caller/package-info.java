/** Who is calling: the internal token that the services show each other. */
@NullMarked
package com.tarcommerce.common.caller;

import org.jspecify.annotations.NullMarked;
