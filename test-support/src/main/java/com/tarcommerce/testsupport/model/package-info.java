/** What stands in for a language model's server. */
@NullMarked
package com.tarcommerce.testsupport.model;

import org.jspecify.annotations.NullMarked;
