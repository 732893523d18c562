/** What was asked, what was decided, what changed; rows are only ever added. */
@NullMarked
package com.tarcommerce.gateway.audit;

import org.jspecify.annotations.NullMarked;
