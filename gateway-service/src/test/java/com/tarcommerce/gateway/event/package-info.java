/** Events and alarms through a running gateway, with stand-ins for the services around it. */
@NullMarked
package com.tarcommerce.gateway.event;

import org.jspecify.annotations.NullMarked;
