/** RFC 9457 error bodies with stable types, the same from every service. */
@NullMarked
package com.tarcommerce.common.problem;

import org.jspecify.annotations.NullMarked;
