/** What the services agree on about files. */
@NullMarked
package com.tarcommerce.common.media;

import org.jspecify.annotations.NullMarked;
