package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Every file of the platform holds its own id, unless it was told otherwise. */
class FakePictures implements MediaSource {
    private final Map<String, Fetched> others = new HashMap<>();
    boolean isAway;

    void give(String file, Fetched instead) {
        others.put(file, instead);
    }

    @Override
    public String channel() {
        return "telegram";
    }

    @Override
    public Fetched fetch(Room room, Incoming.File file) {
        if (isAway) {
            throw new TemporaryFailure("the platform is away", null);
        }
        return others.getOrDefault(file.id(), new Fetched.Content(file.id().getBytes(StandardCharsets.UTF_8)));
    }
}
