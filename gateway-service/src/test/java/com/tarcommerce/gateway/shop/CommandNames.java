package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Gateway;
import java.util.Set;
import java.util.stream.Collectors;

/** What may follow a slash, as the code has it. */
public final class CommandNames {
    private CommandNames() {
    }

    /** Those that administrators settle, and those that anybody may look at. */
    public static Set<String> in(Gateway gateway) {
        return gateway.beans(AdministrativeCommand.class).stream().flatMap(command -> command.names().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
