package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.OneByOne;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was agreed to until a test takes it up. */
class AgreedParts implements OneByOne {
    private final List<Incoming.Part> kept = new ArrayList<>();

    @Override
    public void keep(long inboundId, List<Incoming.Part> parts) {
        kept.addAll(parts);
    }

    List<Incoming.Part> take() {
        var taken = List.copyOf(kept);
        kept.clear();
        return taken;
    }
}
