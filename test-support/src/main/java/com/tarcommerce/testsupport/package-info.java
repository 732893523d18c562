/** What tests, the demo and the drills share; nothing of it runs in production. */
@NullMarked
package com.tarcommerce.testsupport;

import org.jspecify.annotations.NullMarked;
