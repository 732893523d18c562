/** What stands in for WhatsApp: the real bridge with a socket that leads nowhere, and the Cloud API. */
@NullMarked
package com.tarcommerce.testsupport.whatsapp;

import org.jspecify.annotations.NullMarked;
