/** WhatsApp: groups by way of the bridge, one-to-one chats by way of the Cloud API. */
@NullMarked
package com.tarcommerce.gateway.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
