/** Each rule is seen red on a service that breaks it, and green on one that does not. */
@NullMarked
package com.tarcommerce.testsupport.architecture;

import org.jspecify.annotations.NullMarked;
