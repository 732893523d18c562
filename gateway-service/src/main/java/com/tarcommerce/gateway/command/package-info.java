/** From what somebody wrote or pressed to what is done about it: one way in, one decision, one verb a class. */
@NullMarked
package com.tarcommerce.gateway.command;

import org.jspecify.annotations.NullMarked;
