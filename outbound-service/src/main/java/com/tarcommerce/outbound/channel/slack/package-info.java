/** Slack: messages, edits and notes by slack-api-client. */
@NullMarked
package com.tarcommerce.outbound.channel.slack;

import org.jspecify.annotations.NullMarked;
