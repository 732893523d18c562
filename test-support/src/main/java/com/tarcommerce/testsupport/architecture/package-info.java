/** The rules of the house about what may know what, checked in every service's tests. */
@NullMarked
package com.tarcommerce.testsupport.architecture;

import org.jspecify.annotations.NullMarked;
