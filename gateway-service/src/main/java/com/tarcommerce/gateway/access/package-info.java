/** Who may do what: rooms bound to roles, roles as sets of intents, deny by default. */
@NullMarked
package com.tarcommerce.gateway.access;

import org.jspecify.annotations.NullMarked;
