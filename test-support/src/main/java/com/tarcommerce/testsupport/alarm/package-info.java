/** scheduler-service as others see it, for tests in which hours pass at once. */
@NullMarked
package com.tarcommerce.testsupport.alarm;

import org.jspecify.annotations.NullMarked;
