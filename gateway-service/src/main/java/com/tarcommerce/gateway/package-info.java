/** Takes in what people and databases say, decides, changes, and tells the right rooms. */
@NullMarked
package com.tarcommerce.gateway;

import org.jspecify.annotations.NullMarked;
