/** What became of messages: who asked is told, and what platforms report is kept. */
@NullMarked
package com.tarcommerce.outbound.state;

import org.jspecify.annotations.NullMarked;
