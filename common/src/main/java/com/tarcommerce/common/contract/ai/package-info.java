/** What ai-service answers: text to intents, facts to words. It knows no room and no right. */
@NullMarked
package com.tarcommerce.common.contract.ai;

import org.jspecify.annotations.NullMarked;
