/** A shop's item names: an index that finds what a text means by a name, and the catalogues kept between calls. */
@NullMarked
package com.tarcommerce.ai.catalogue;

import org.jspecify.annotations.NullMarked;
