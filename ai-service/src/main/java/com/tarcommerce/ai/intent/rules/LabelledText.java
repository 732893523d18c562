package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.List;

/** A text of the developers, as the classifier sees it, and what it asks for. */
record LabelledText(List<String> features, IntentName intent) {
}
