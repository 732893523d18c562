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
    private final Members members;

    RouteAdministration(List<AdministrativeCommand> commands, ChatPlatforms platforms, Voice voice, AuditAct audit,
            Members members) {
        commands.forEach(command -> command.names().forEach(name -> this.commands.put(name, command)));
        this.platforms = platforms;
        this.voice = voice;
        this.audit = audit;
        this.members = members;
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
        var plan = plan(request, Objects.requireNonNull(commands.get(command), "that is no command of the shop's"));
        return () -> {
            members.seen(request.room(), request.sender());
            return plan.carryOut();
        };
    }

    private Plan plan(Request request, AdministrativeCommand asked) {
        if (!asked.forAdministrators()) {
            return asked.plan(request);
        }
        if (platforms.isAdministrator(request.room(), request.sender())) {
            var plan = asked.plan(request);
            return () -> audit.granted(request, plan);
        }
        return () -> {
            audit.refused(request, request.action(), "not_administrator");
            return voice.answer(request, "shop.administrators-only");
        };
    }
}
