package com.tarcommerce.gateway.channel;

import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The whole gateway for a channel's pictures; outbound and ai-service are stand-ins. */
public final class PictureShop implements AutoCloseable {
    public final ReadingAi ai = new ReadingAi();
    public final Gateway gateway;
    public final FakeOutbound outbound = FakeOutbound.start();

    /** @param settings the channel's, {@code name=value} */
    public PictureShop(Path data, String... settings) throws IOException {
        gateway = Gateway.startWhole(data, outbound, Stream.concat(Stream.of(settings), Stream.of(
                "tar.limits.sender-per-minute=10000", "tar.limits.shop-per-minute=10000",
                "spring.http.serviceclient.ai.base-url=" + ai.url())).toArray(String[]::new));
    }

    /** The shop of this chat has so much milk. */
    public void stockUp(String chat, int milk) {
        gateway.jdbc().sql("""
                insert into nodes (id, tenant_id, kind, name, quantity, amount)
                select 'milk', tenant_id, 'item', 'Milk', :milk, 2850 from chat where chat = :chat
                on conflict do update set quantity = :milk""").param("milk", milk).param("chat", chat).update();
    }

    public int milk(String chat) {
        return gateway.jdbc().sql("""
                select cast(quantity as integer) from nodes where name = 'Milk'
                    and tenant_id = (select tenant_id from chat where chat = :chat)""").param("chat", chat)
                .query(Integer.class).single();
    }

    /** What is answered to what this makes come in, once it is dealt with. */
    public List<JsonNode> answers(Runnable coming) {
        var before = replies().size();
        coming.run();
        gateway.awaitQuiet();
        var all = replies();
        return all.subList(before, all.size());
    }

    public List<String> texts(Runnable coming) {
        return answers(coming).stream().map(reply -> reply.path("text").asString()).toList();
    }

    /** Without the alerts that changes set off. */
    private List<JsonNode> replies() {
        return outbound.messages().stream()
                .filter(message -> message.path("idempotencyKey").asString().startsWith("reply:")).toList();
    }

    @Override
    public void close() {
        gateway.close();
        outbound.close();
        ai.close();
    }
}
