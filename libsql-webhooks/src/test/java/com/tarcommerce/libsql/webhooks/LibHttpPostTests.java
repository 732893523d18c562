package com.tarcommerce.libsql.webhooks;

import static com.tarcommerce.libsql.webhooks.WithSession.TRACE;
import static com.tarcommerce.libsql.webhooks.WithSession.URL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The function and its ring, the same wherever it is loaded. */
@ParameterizedClass
@EnumSource(Host.class)
class LibHttpPostTests {
    @Parameter
    Host host = Host.SQLITE_SHELL;

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private WithSession shop;

    @BeforeEach
    void open() throws IOException {
        shop = new WithSession(host, folder);
    }

    @Test
    void thisHostAnswers() {
        var linked = shop.value("select count(*) from pragma_function_list where name = 'libsql_vector'"
                + " or name like 'vector_distance%'");

        assertThat(linked.equals("0")).as("libSQL's own functions are there").isNotEqualTo(host == Host.SQLD);
        assertThat(shop.stats().path("version").asString()).isEqualTo("0.1.0");
    }

    @Test
    void theSeedsTriggerKeepsARowAndRingsOnceAfterTheCommit() {
        shop.session.run("insert into nodes values ('1001', 't1', 'open')");
        shop.session.run("update nodes set status = 'paid'");

        shop.awaitRings(1);
        assertThat(shop.session.run("select url, body, lane, trace, state from webhook_outbox"))
                .containsExactly("tar:events|{\"merchant_id\":\"t1\",\"order_id\":\"1001\"}|t1|1001||waiting");
        assertThat(shop.value("select id from webhook_outbox")).matches("msg_[0-9a-f]{32}");
        assertThat(shop.value("select abs(created_at - unixepoch() * 1000) < 60000 from webhook_outbox"))
                .isEqualTo("1");
        var stats = shop.settled();
        assertThat(stats.path("kept").asInt()).isEqualTo(1);
        assertThat(shop.receiver.rings()).singleElement().satisfies(ring -> {
            assertThat(ring.line()).isEqualTo("POST /events/libsql HTTP/1.1");
            assertThat(ring.body()).isEqualTo("{\"type\":\"outbox.rung\"}");
            assertThat(ring.headers().get("webhook-id")).matches("ring_[0-9a-f]{32}");
            assertThat(ring.isSigned()).isTrue();
        });
    }

    @Test
    void aRollbackLeavesNoRowAndRingsNobody() {
        shop.session.run("insert into nodes values ('1001', 't1', 'open')");
        shop.session.run("begin; update nodes set status = 'paid'");
        shop.session.run("rollback");

        assertThat(shop.value("select count(*) from webhook_outbox")).isEqualTo("0");
        assertThat(shop.settled().path("rings").asInt()).isZero();
    }

    @Test
    void nobodyIsRungBeforeTheCommit() {
        shop.session.run("begin; select lib_http_post('tar:events', '{}')");
        assertThat(shop.settled().path("rings").asInt()).isZero();

        shop.session.run("commit");

        shop.awaitRings(1);
    }

    @Test
    void whatASavepointTakesBackIsGone() {
        shop.session.run("begin; select lib_http_post('tar:events', '{\"id\":1}'); savepoint a;"
                + " select lib_http_post('tar:events', '{\"id\":2}'); rollback to a; commit");

        assertThat(shop.session.run("select lane from webhook_outbox")).containsExactly("|1");
        shop.awaitRings(1);
    }

    @Test
    void aStatementThatFailsTakesItsRowsBack() {
        shop.session.run("insert into nodes values ('1', 't1', 'open'); insert into nodes values ('2', null, 'open')");
        shop.session.run("create unique index u on webhook_outbox (lane)");
        var failure = shop.session.run("update nodes set id = '1', tenant_id = 't1', status = 'paid'");

        assertThat(failure).singleElement().asString().contains("lib_http_post")
                .contains("could not be kept in table webhook_outbox");
        assertThat(shop.value("select count(*) from webhook_outbox")).isEqualTo("0");
        assertThat(shop.settled().path("rings").asInt()).isZero();
    }

    @Test
    void manyRowsOfOneCommitAreOneRing() {
        shop.session.run("with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)"
                + " insert into nodes select i, 't' || (i % 7), 'open' from n");
        shop.session.run("update nodes set status = 'paid'");

        shop.awaitRings(1);
        assertThat(shop.value("select count(distinct id) from webhook_outbox")).isEqualTo("10000");
        var stats = shop.settled();
        assertThat(stats.path("commits").asInt()).isEqualTo(1);
        assertThat(stats.path("rings").asInt()).isEqualTo(1);
    }

    @Test
    void commitsAfterOneAnotherUseOneConnection() {
        IntStream.rangeClosed(1, 5).forEach(each -> {
            shop.post("{\"id\":" + each + "}");
            shop.awaitRings(each);
            shop.settled();
        });

        assertThat(shop.receiver.connections()).isEqualTo(1);
    }

    @Test
    void theLaneIsTheShopAndTheFirstOfKeyOrderAndId() {
        shop.post("{\"tenant_id\":\"a\",\"merchant_id\":\"b\",\"id\":3,\"order_id\":\"2\",\"key\":\"1\"}");
        shop.post("{\"merchant_id\":\"b\",\"id\":3,\"order_id\":null,\"key\":\"\"}");
        shop.post("{\"tenant\\u005fid\":\"\\u0926\\ud83e\\udd5b\",\"id\":{\"id\":5},\"key\":[{\"key\":6}]}");
        shop.post(" {\"id\":1 , \"id\":-2.50e+1}\n");

        assertThat(shop.session.run("select lane from webhook_outbox order by seq")).containsExactly("a|1", "b|3",
                "द🥛|", "|-2.50e+1");
    }

    @Test
    void cartsHaveAQueueOfTheirOwn() {
        shop.post("{\"type\":\"cart.changed\",\"tenant_id\":\"a\",\"id\":\"c\"}");

        assertThat(shop.value("select url from webhook_outbox")).isEqualTo("tar:carts");
    }

    @Test
    void whatIsNoPostIsAnErrorAndChangesNothing() {
        assertThat(shop.value("select lib_http_post(null, '{}')")).contains("both must be text and not null");
        assertThat(shop.value("select lib_http_post('tar:events', x'7b7d')")).contains("both must be text");
        assertThat(shop.value("select lib_http_post('https://evil.example', '{}')")).contains("TAR_WEBHOOK_ALLOW")
                .contains("TAR_WEBHOOK_MAP");
        assertThat(shop.value("select lib_http_post('ftp://a.example', '{}')")).contains("no plain http or https");
        for (var body : new String[]{"", "[]", "{} {}", "{\"a\":", "{\"a\":01}", "{\"a\":1,}", "{a:1}",
                "{\"a\":\"\\x\"}",
                "{'a':1}", "{\"a\":tru}", "{\"a\":1.}", "null"}) {
            assertThat(shop.post(body)).as(body).contains("lib_http_post: the body is no JSON object");
        }
        assertThat(shop.value("select count(*) from webhook_outbox")).isEqualTo("0");
        assertThat(shop.stats().path("refused").asInt()).isEqualTo(16);
    }

    @Test
    void aBodyMayBe64KibLong() {
        var frame = "{\"a\":\"\"}".length();

        assertThat(shop.post("{\"a\":\"" + "x".repeat(64 * 1024 - frame) + "\"}")).isEmpty();
        assertThat(shop.post("{\"a\":\"" + "x".repeat(64 * 1024 - frame + 1) + "\"}")).contains("64 KiB");
        assertThat(shop.post("{\"a\":" + "[".repeat(499) + "]".repeat(499) + "}")).isEmpty();
        assertThat(shop.post("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}")).contains("no JSON object");
    }

    @Test
    void withoutItsTableTheErrorNamesIt() {
        shop.session.run("drop table webhook_outbox");

        assertThat(shop.post("{}")).contains("webhook_outbox");
    }

    @Test
    void itsTableMayChangeBetweenTwoPosts() {
        shop.session.run("begin; select lib_http_post('tar:events', '{\"id\":1}'); commit");
        shop.session.run("select lib_http_post('tar:events', '{\"id\":2}');"
                + " alter table webhook_outbox add column more text not null default 'x'");
        shop.session.run("select lib_http_post('tar:events', '{\"id\":3}')");

        assertThat(shop.session.run("select lane, more from webhook_outbox order by seq")).containsExactly("|1|x",
                "|2|x", "|3|x");

        shop.session.run("alter table webhook_outbox rename to other");
        assertThat(shop.post("{}")).contains("webhook_outbox");
        shop.session.run("alter table other rename to webhook_outbox");
        shop.post("{\"id\":4}");
        assertThat(shop.value("select count(*) from webhook_outbox")).isEqualTo("4");
    }

    @Test
    void aTriggerOfTheOutboxMayPostToo() {
        shop.session.run("create trigger copied after insert on webhook_outbox when new.url = 'tar:events'"
                + " begin select lib_http_post('tar:carts', json_object('type', 'cart.changed', 'id', new.lane)); end");
        shop.session.run("begin; select lib_http_post('tar:events', '{\"id\":1}');"
                + " select lib_http_post('tar:events', '{\"id\":2}'); commit;"
                + " select lib_http_post('tar:events', '{\"id\":3}')");

        assertThat(shop.session.run("select url, lane from webhook_outbox order by seq")).containsExactly(
                "tar:events||1", "tar:carts|||1", "tar:events||2", "tar:carts|||2", "tar:events||3", "tar:carts|||3");
    }

    @Test
    void aTriggerOfTheOutboxThatPostsWithoutEndIsAnError() {
        shop.session.run("create trigger endless after insert on webhook_outbox"
                + " begin select lib_http_post('tar:events', '{}'); end");

        assertThat(shop.post("{}")).contains("a trigger of webhook_outbox posts without end");
        assertThat(shop.value("select count(*) from webhook_outbox")).isEqualTo("0");
        shop.session.run("drop trigger endless");
        assertThat(shop.post("{}")).isEmpty();
    }

    @Test
    void afterARowThatWasRefusedTheNextIsKept() {
        shop.session.run("create unique index u on webhook_outbox (lane)");
        shop.post("{\"id\":1}");

        assertThat(shop.post("{\"id\":1}")).contains("could not be kept").contains("UNIQUE");
        assertThat(shop.post("{\"id\":2}")).isEmpty();
        assertThat(shop.session.run("select lane, trace from webhook_outbox order by seq")).containsExactly("|1|",
                "|2|");
    }

    @Test
    void aRowOfTheOutboxIsNobodysLastInsertedRow() {
        shop.session.run("insert into nodes (rowid, id) values (41, '1')");
        var ids = shop.session.run("insert into nodes (rowid, id) values (42, '2');"
                + " select lib_http_post('tar:events', '{}'); select last_insert_rowid()");

        assertThat(ids).last().isEqualTo("42");
    }

    @Test
    void aTraceIsCarriedToTheEndOfItsTransaction() {
        shop.session.run("begin; select lib_http_trace('" + TRACE + "'); select lib_http_post('tar:events', '{}');"
                + " commit; select lib_http_post('tar:events', '{}');"
                + " begin; select lib_http_trace('" + TRACE + "'); rollback;"
                + " begin; select lib_http_post('tar:events', '{}'); commit");

        assertThat(shop.session.run("select trace from webhook_outbox order by seq")).containsExactly(TRACE, "", "");
    }

    @Test
    void aTraceNeedsATransactionAndItsForm() {
        assertThat(shop.value("select lib_http_trace('" + TRACE + "')")).contains("begin one first");
        assertThat(shop.session.run("begin;\nselect lib_http_trace('00-" + "0".repeat(32)
                + TRACE.substring(35) + "');\nselect lib_http_trace(7);\nrollback")).hasSize(2)
                .allMatch(line -> line.contains("00-<32 hex>-<16 hex>-<2 hex>"));
    }

    @Test
    void addressesOfOthersMustBeAllowed() {
        assertThat(shop.value("select lib_http_post('" + URL + ".evil.example/', '{}')"))
                .contains("neither mapped nor allowed");
        assertThat(shop.value("select lib_http_post('" + URL + "/x/../y', '{}')")).contains("no plain http or https");
        assertThat(shop.session.run("select lib_http_post('" + URL + "/x?y=1', '{}')")).containsExactly("");
    }
}
