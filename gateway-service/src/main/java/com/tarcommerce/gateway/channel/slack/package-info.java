/** Slack: takes events, buttons and the slash command, reads them, and asks Slack what must be asked. */
@NullMarked
package com.tarcommerce.gateway.channel.slack;

import org.jspecify.annotations.NullMarked;
