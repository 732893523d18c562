/** Bots and workspaces beside those of the environment: how they are added, known and removed. */
@NullMarked
package com.tarcommerce.gateway.account;

import org.jspecify.annotations.NullMarked;
