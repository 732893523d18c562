/** What stands in for Slack. */
@NullMarked
package com.tarcommerce.testsupport.slack;

import org.jspecify.annotations.NullMarked;
