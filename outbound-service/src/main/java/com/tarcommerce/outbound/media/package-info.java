/** Files that messages carry: taken and kept, or fetched when their turn comes. */
@NullMarked
package com.tarcommerce.outbound.media;

import org.jspecify.annotations.NullMarked;
