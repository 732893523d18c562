/** What a platform knows us by, sealed for one account of one channel: what the services that keep it agree on. */
@NullMarked
package com.tarcommerce.common.account;

import org.jspecify.annotations.NullMarked;
