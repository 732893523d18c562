package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds the command, and lets only administrators at what is theirs. */
@Component
class RouteAdministration implements AdministerShop {
    private final Map<String, AdministrativeCommand> commands = new HashMap<>();
    private final ChatPlatforms platforms;
    private final Voice voice;
    private final AuditAct audit;

    RouteAdministration(List<AdministrativeCommand> commands, ChatPlatforms platforms, Voice voice, AuditAct audit) {
        commands.forEach(command -> command.names().forEach(name -> this.commands.put(name, command)));
        this.platforms = platforms;
        this.voice = voice;
        this.audit = audit;
    }

    @Override
    public boolean knows(String command) {
        return commands.containsKey(command);
    }

    @Override
    public Plan plan(long inboundId, Incoming.Text text, String command, String argument) {
        var request = new Request(inboundId, text, command, argument);
        if (text.chat().kind() == ChatKind.PRIVATE) {
            return () -> voice.answer(request, "shop.private");
        }
        var asked = Objects.requireNonNull(commands.get(command), "asked for a command that is not known");
        if (asked.forAdministrators() && !platforms.isAdministrator(request.room(), request.sender())) {
            return () -> {
                audit.refused(request, command, "not_administrator");
                return voice.answer(request, "shop.administrators-only");
            };
        }
        return asked.plan(request);
    }
}
