/** The bots and workspaces that messages leave by: their tokens are kept sealed, and opened for a call only. */
@NullMarked
package com.tarcommerce.outbound.account;

import org.jspecify.annotations.NullMarked;
