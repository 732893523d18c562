/** What every form of {@code lib_http_post} must make of what it is given. */
@NullMarked
package com.tarcommerce.testsupport.event;

import org.jspecify.annotations.NullMarked;
