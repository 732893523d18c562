package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.shop.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Asks ai-service what a text means; it is given the shop's item names, and no room and no right. */
@Component
class UnderstandText {
    static final int LONGEST = 4096;
    private static final int MOST_INLINE = 200;
    private static final int MOST_NAMES = 50_000;
    private static final int LONGEST_NAME = 256;
    /** ai-service takes 4 MiB; the rest is for the text. */
    private static final int MOST_BYTES = 4 * 1024 * 1024 - 64 * 1024;
    private static final int QUOTES_AND_COMMA = 3;
    private static final int ESCAPE = 6;
    private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Kolkata");

    private final AiApi ai;
    private final AskInTime inTime;
    private final NodeStore nodes;
    private final ReadTransaction reading;

    UnderstandText(AiApi ai, AskInTime inTime, NodeStore nodes, ReadTransaction reading) {
        this.ai = ai;
        this.inTime = inTime;
        this.nodes = nodes;
        this.reading = reading;
    }

    /** Outside a transaction. A failure of ai-service is thrown: it passes, or is counted if it is the text's own. */
    IntentAnswer understand(String text, Instant writtenAt, Tenant tenant) {
        return asked(text, writtenAt, tenant, ai::understand);
    }

    /** Of a text that holds several commands each by itself; empty if they can't be told apart well. As {@link #understand}. */
    List<String> split(String text, Instant writtenAt, Tenant tenant) {
        return asked(text, writtenAt, tenant, ai::split).parts();
    }

    private <T> T asked(String text, Instant writtenAt, Tenant tenant, Function<IntentRequest, T> ask) {
        var question = new Template(text, writtenAt, tenant.zone(), tenant.language().toLanguageTag(), tenant.id());
        var few = reading.read(() -> nodes.page(tenant.id(), NodeKind.ITEM, null, "", MOST_INLINE + 1));
        if (few.size() <= MOST_INLINE) {
            return asked(question.with(few.stream().map(Node::name).toList(), null), ask);
        }
        var key = tenant.id() + ":" + tenant.catalogVersion();
        try {
            return asked(question.with(null, key), ask);
        } catch (HttpClientErrorException.Conflict catalogNeeded) {
            return asked(question.with(reading.read(() -> nodes.itemNames(tenant.id())), key), ask);
        }
    }

    /** In a chat that belongs to no shop there is nothing to name but the settings. */
    IntentAnswer understandWithoutShop(String text, Instant writtenAt) {
        return asked(new Template(text, writtenAt, USUAL_ZONE, null, null).with(List.of(), null), ai::understand);
    }

    private <T> T asked(IntentRequest question, Function<IntentRequest, T> ask) {
        return inTime.ask(() -> ask.apply(question));
    }

    /** As many names as a question to ai-service holds. */
    static List<String> fitting(List<String> names) {
        var fitting = new ArrayList<String>();
        var left = MOST_BYTES;
        for (var name : names.stream().filter(name -> name.length() <= LONGEST_NAME).limit(MOST_NAMES).toList()) {
            var escaped = name.chars().filter(c -> c < ' ' || c == '"' || c == '\\').count() * ESCAPE;
            left -= name.getBytes(StandardCharsets.UTF_8).length + (int) escaped + QUOTES_AND_COMMA;
            if (left < 0) {
                break;
            }
            fitting.add(name);
        }
        return fitting;
    }

    private record Template(String text, Instant writtenAt, ZoneId zone, @Nullable String locale,
            @Nullable String tenant) {

        IntentRequest with(@Nullable List<String> names, @Nullable String key) {
            return new IntentRequest(text, names == null ? null : fitting(names), key, writtenAt, zone, locale, tenant);
        }
    }
}
