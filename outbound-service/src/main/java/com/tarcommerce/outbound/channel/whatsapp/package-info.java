/** WhatsApp: groups through the bridge, one-to-one chats through the Cloud API. */
@NullMarked
package com.tarcommerce.outbound.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
