/** Bots and workspaces beside the one of the environment: what the gateway tells outbound of them. */
@NullMarked
package com.tarcommerce.common.contract.account;

import org.jspecify.annotations.NullMarked;
