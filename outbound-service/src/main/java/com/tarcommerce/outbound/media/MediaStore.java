package com.tarcommerce.outbound.media;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files in the database. Its changes are run by a commit group, never in a transaction of their own. */
@Repository
class MediaStore {
    private final JdbcClient jdbc;

    MediaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param whole whether it can be sent */
    record Kept(String type, int size, Instant keptAt, boolean whole) {
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(String tenant, String id) {
        return jdbc.sql("select type, size, kept_at, whole from media where tenant = :tenant and id = :id")
                .param("tenant", tenant).param("id", id)
                .query((row, _) -> new Kept(row.getString("type"), row.getInt("size"),
                        Instant.ofEpochMilli(row.getLong("kept_at")), row.getBoolean("whole")))
                .optional();
    }

    /** The file is being handed over, perhaps again. */
    int begin(String tenant, String id, String type, int size, Instant now) {
        return jdbc.sql("""
                insert into media (tenant, id, type, size, kept_at) values (:tenant, :id, :type, :size, :now)
                on conflict (tenant, id) do update set kept_at = :now, type = :type""").param("tenant", tenant)
                .param("id", id).param("type", type).param("size", size).param("now", now.toEpochMilli()).update();
    }

    int piece(String tenant, String id, int no, byte[] bytes) {
        return jdbc.sql("""
                insert into media_piece (tenant, media, no, bytes) values (:tenant, :id, :no, :bytes)
                on conflict do nothing""").param("tenant", tenant).param("id", id).param("no", no)
                .param("bytes", bytes).update();
    }

    int end(String tenant, String id) {
        return jdbc.sql("update media set whole = 1 where tenant = :tenant and id = :id").param("tenant", tenant)
                .param("id", id).update();
    }

    /** By itself: a server may not answer with a whole file at once. */
    @Transactional(readOnly = true)
    Optional<byte[]> piece(String tenant, String id, int no) {
        return jdbc.sql("select bytes from media_piece where tenant = :tenant and media = :id and no = :no")
                .param("tenant", tenant).param("id", id).param("no", no).query((row, _) -> row.getBytes("bytes"))
                .optional();
    }

    /** Deletes one file that nobody handed over since, and that no message needs which may still go out; false if none. */
    boolean forgetOne(Instant keptBefore) {
        var forgotten = jdbc.sql("""
                delete from media where (tenant, id) in (select tenant, id from media as old
                    where kept_at < :before and not exists (select 1 from message
                        where message.tenant = old.tenant and message.media = old.id
                            and message.state in ('accepted', 'sending', 'dead')) limit 1)
                returning tenant, id""").param("before", keptBefore.toEpochMilli())
                .query((row, _) -> new String[]{row.getString("tenant"), row.getString("id")}).optional();
        forgotten.ifPresent(key -> jdbc.sql("delete from media_piece where tenant = :tenant and media = :id")
                .param("tenant", key[0]).param("id", key[1]).update());
        return forgotten.isPresent();
    }
}
