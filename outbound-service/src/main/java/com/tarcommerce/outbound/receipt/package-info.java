/** What platforms report: what became of messages, who wrote, and which messages must go once more in another form. */
@NullMarked
package com.tarcommerce.outbound.receipt;

import org.jspecify.annotations.NullMarked;
