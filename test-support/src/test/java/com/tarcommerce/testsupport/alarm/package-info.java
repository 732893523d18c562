@NullMarked
package com.tarcommerce.testsupport.alarm;

import org.jspecify.annotations.NullMarked;
