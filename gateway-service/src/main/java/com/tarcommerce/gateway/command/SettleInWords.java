package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Settles what administrators do in plain words; that a room is to be for nothing any more is asked back first. */
@Component
class SettleInWords {
    static final String UNBIND = "unbind";

    private final RunCommand run;
    private final ChatPlatforms platforms;
    private final RecordOutcome recorded;
    private final Surroundings surroundings;

    SettleInWords(RunCommand run, ChatPlatforms platforms, RecordOutcome recorded,
            Surroundings surroundings) {
        this.run = run;
        this.platforms = platforms;
        this.recorded = recorded;
        this.surroundings = surroundings;
    }

    /** What a room is for is on a doubt not asked back by a button, but by the command that leaves no doubt. */
    Plan plan(long inboundId, Incoming.Text text, Place place, IntentAnswer answer) {
        if (text.edited()) {
            return text.addressed() ? surroundings.say(text, place, "edited") : Plan.SILENCE;
        }
        return answer.needsClarification()
                ? commandOf(answer.intent()).map(command -> surroundings.say(text, place, "settled-by", command))
                        .orElseGet(() -> settle(inboundId, text, place, answer.intent()))
                : settle(inboundId, text, place, answer.intent());
    }

    /** Empty for what changes nothing, or asks by itself which role is meant. */
    private static Optional<String> commandOf(Intent intent) {
        return switch (intent) {
            case Intent.BindTopic(var role) -> Optional.ofNullable(role).map(meant -> "/bind " + meant.wire());
            case Intent.UnbindTopic _ -> Optional.of("/" + UNBIND);
            default -> Optional.empty();
        };
    }

    private Plan settle(long inboundId, Incoming.Text text, Place place, Intent intent) {
        var administer = surroundings.administer();
        return switch (intent) {
            case Intent.BindTopic(var role) ->
                administer.plan(inboundId, text, "bind", role == null ? "" : role.wire());
            case Intent.UnbindTopic yes -> place.tenant().flatMap(shop -> sure(inboundId, text, place, shop, yes))
                    .orElseGet(() -> administer.plan(inboundId, text, UNBIND, ""));
            case Intent.ShowAccess _ -> administer.plan(inboundId, text, "access", "");
            default -> throw new IllegalStateException(intent.name().wire() + " is nothing that a shop settles");
        };
    }

    /** Empty where nothing is bound, and for those whom the command refuses. */
    private Optional<Plan> sure(long inboundId, Incoming.Text text, Place place, Tenant shop, Intent yes) {
        var on = Occasion.of(inboundId, text, shop, surroundings.wording());
        return place.bound().map(BoundRoom::role).filter(_ -> platforms.isAdministrator(text.room(), text.sender()))
                .map(role -> run.plan(on, () -> asked(on, role, yes)));
    }

    private Outcome asked(Occasion on, Role role, Intent yes) {
        var question = Outcome.confirm(on, on.say("unbind.sure", "#" + role.wire()), yes);
        recorded.add(on, yes.name(), question);
        return question;
    }
}
