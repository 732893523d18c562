package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The pictures of an album that were read and wait for its last one; inside the caller's transaction. */
@Repository
class BillPages {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final String OF_ALBUM = """
             where channel = :channel and account = :account and chat = :chat and album = :album
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    BillPages(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void keep(long inboundId, Room room, String album, Page page) {
        var now = clock.instant();
        jdbc.sql("delete from bill_page where read_at < :old").param("old", now.minus(KEPT).toEpochMilli()).update();
        jdbc.sql("""
                insert into bill_page (inbound_id, channel, account, chat, album, page, read_at)
                values (:id, :channel, :account, :chat, :album, :page, :now) on conflict do nothing
                """).params(RoomParameters.ofChat(room)).param("id", inboundId).param("album", album)
                .param("page", json.writeValueAsString(page)).param("now", now.toEpochMilli()).update();
    }

    /** In their order; they are not kept any longer. */
    List<Page> take(Room room, String album) {
        var pages = jdbc.sql("select page from bill_page" + OF_ALBUM + " order by inbound_id")
                .params(RoomParameters.ofChat(room)).param("album", album).query(String.class).list();
        jdbc.sql("delete from bill_page" + OF_ALBUM).params(RoomParameters.ofChat(room)).param("album", album)
                .update();
        return pages.stream().map(page -> json.readValue(page, Page.class)).toList();
    }
}
