package com.tarcommerce.common.contract.message;

import java.util.List;

/** The ids of the messages of a batch, in its order. */
public record AcceptedBatch(List<String> ids) {
}
