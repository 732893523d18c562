/** What outbound-service answers: messages accepted once and delivered in order per room. */
@NullMarked
package com.tarcommerce.common.contract.message;

import org.jspecify.annotations.NullMarked;
