package com.tarcommerce.outbound.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.contract.account.Account;
import com.tarcommerce.common.contract.account.Accounts;
import com.tarcommerce.common.contract.account.SealedAccount;
import com.tarcommerce.common.contract.message.DeadLetter;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** Several bots and workspaces: how they are kept, and that each message leaves by its own. */
class AccountsTests {
    private static final String KEY = "the-secret-key-of-tests";
    private static final String NEWER = "a-newer-secret-key-of-tests";
    private static final String UNLIMITED = "--tar.telegram.limits.speed=0";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Person SECOND = Person.bot("Tar Two", "tar_second_bot", 7_000_000_002L);
    private static final String SECOND_ID = String.valueOf(SECOND.id());

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);
    private final BotApiStandIn second = telegram.another(SECOND).add(shop);
    private final SlackStandIn slack = SlackStandIn.start();
    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        slack.close();
        telegram.close();
    }

    @Test
    void eachMessageLeavesByTheBotOfItsRoom() {
        try (var outbound = start(KEY)) {
            assertThat(put(outbound, "telegram", SECOND_ID, second.token(), KEY).getStatusCode().value())
                    .isEqualTo(201);

            outbound.send(Messages.text("by the first").in(shop, 45).build());
            outbound.send(Messages.text("by the second").in(bySecond()).build());

            await().atMost(SOON)
                    .until(() -> telegram.texts(shop).size() + second.texts(shop).size() == 2);
            assertThat(telegram.texts(shop)).containsExactly("by the first");
            assertThat(second.texts(shop)).containsExactly("by the second");
        }
    }

    @Test
    void eachBotHasItsOwnBudgetsInTheSameChat() {
        telegram.enforce(PublishedLimits.ofTheFaq(), clock);
        second.enforce(PublishedLimits.ofTheFaq(), clock);
        try (var outbound = start(KEY, "--tar.telegram.limits.speed=1")) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);

            IntStream.range(0, 6).forEach(i -> {
                outbound.send(Messages.text("a" + i).in(shop, 45).build());
                outbound.send(Messages.text("b" + i).in(bySecond()).build());
            });

            await().atMost(SOON)
                    .until(() -> telegram.texts(shop).size() == 3 && second.texts(shop).size() == 3);
            clock.advance(Duration.ofSeconds(1));
            await().atMost(SOON)
                    .until(() -> telegram.texts(shop).size() == 4 && second.texts(shop).size() == 4);
            assertThat(telegram.beyondLimits()).isEmpty();
            assertThat(second.beyondLimits()).isEmpty();
        }
    }

    @Test
    void eachWorkspaceIsSpokenToByItsToken() {
        slack.grant("code", "T2", "Second", "xoxb-of-the-second");
        exchange();
        try (var outbound = start(KEY)) {
            put(outbound, "slack", "T2", "xoxb-of-the-second", KEY);

            outbound.send(Messages.text("to the first").in(Room.of("slack", SlackStandIn.CHANNEL)).build());
            outbound.send(Messages.text("to the second").in(new Room("slack", "T2", SlackStandIn.CHANNEL, null))
                    .build());

            await().atMost(SOON).until(() -> slack.calls("chat.postMessage").size() == 2);
            assertThat(slack.calls("chat.postMessage"))
                    .extracting(call -> call.parameters().get("text") + " " + call.token()).containsExactlyInAnyOrder(
                            "to the first " + SlackStandIn.TOKEN, "to the second xoxb-of-the-second");
        }
    }

    @Test
    void aTokenIsReplacedAndRemoved() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, SECOND_ID + ":wrong", KEY);
            var refused = outbound.send(Messages.text("by a wrong token").in(bySecond()).build());
            outbound.awaitState(refused, "dead");
            assertThat(letter(outbound, refused).reason()).contains("add the bot again");

            assertThat(put(outbound, "telegram", SECOND_ID, second.token(), KEY).getStatusCode().value())
                    .isEqualTo(200);
            outbound.deadLetters().replay(refused);
            outbound.awaitState(refused, "sent");

            remove(outbound, SECOND_ID);
            var late = outbound.send(Messages.text("too late").in(bySecond()).build());
            outbound.awaitState(late, "dead");
            assertThat(letter(outbound, late).reason()).contains("room.account", "POST /v1/accounts/telegram");
            assertThat(second.texts(shop)).containsExactly("by a wrong token");
            assertThat(list(outbound).items()).isEmpty();
            remove(outbound, SECOND_ID);
        }
    }

    @Test
    void aTokenThatIsToGoTakesNoOtherWithIt() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);

            assertThat(removeOnly(outbound, SECOND_ID + ":an-older-one")).isEqualTo(412);
            assertThat(list(outbound).items()).hasSize(1);
            assertThat(removeOnly(outbound, second.token())).isEqualTo(204);
            assertThat(list(outbound).items()).isEmpty();
            assertThat(removeOnly(outbound, second.token())).isEqualTo(204);
        }
    }

    @Test
    void whatIsKeptShowsNoTokenAndSurvivesARestart() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);
            var row = outbound.jdbc().sql("select * from account").query().singleRow();
            assertThat(row.toString()).contains(SECOND_ID).doesNotContain(second.token());
        }
        try (var outbound = start(KEY)) {
            var answer = Objects.requireNonNull(
                    outbound.http().get().uri("/v1/accounts").retrieve().body(String.class));
            assertThat(answer).contains(SECOND_ID, "\"usable\":true").doesNotContain("sealed", "v1:", "AAStandIn");
            outbound.awaitState(outbound.send(Messages.text("after").in(bySecond()).build()), "sent");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void noTokenIsInTheLog(CapturedOutput output) {
        try (var outbound = start(KEY, UNLIMITED, "--logging.level.root=debug",
                "--logging.level.com.sun.net.httpserver=info",
                "--logging.level.org.springframework=trace")) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);
            outbound.awaitState(outbound.send(Messages.text("seen").in(bySecond()).build()), "sent");
            telegram.close();
            outbound.awaitAttempts(outbound.send(Messages.text("unseen").in(bySecond()).build()), 1);
        }
        assertThat(output.getAll()).contains("/v1/accounts").doesNotContain(second.token().substring(11), KEY);
    }

    @Test
    void keysAreRotatedByTwoRestarts() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);
        }
        start(NEWER + " " + KEY).close();
        try (var outbound = start(NEWER)) {
            outbound.awaitState(outbound.send(Messages.text("by the newer key").in(bySecond()).build()), "sent");
        }
    }

    @Test
    void aKeyThatIsGoneMakesDeadLettersThatSayWhatToDo() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);
        }
        String id;
        try (var outbound = start(NEWER)) {
            assertThat(list(outbound).items()).extracting(Account::usable).containsExactly(false);
            id = outbound.send(Messages.text("later").in(bySecond()).build());
            outbound.awaitState(id, "dead");
            assertThat(letter(outbound, id).reason()).contains("TAR_SECRET_KEY", "add the account again")
                    .doesNotContain(KEY, NEWER);
        }
        try (var outbound = start(NEWER + " " + KEY)) {
            outbound.deadLetters().replay(id);
            outbound.awaitState(id, "sent");
        }
    }

    @Test
    void anAlteredRowIsNotSentBy() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);
            put(outbound, "telegram", "3", "3:of-another-bot", KEY);
            outbound.jdbc().sql("update account set sealed = (select sealed from account where account = '3')"
                    + " where account = :account").param("account", SECOND_ID).update();
            clock.advance(Duration.ofSeconds(6));

            var id = outbound.send(Messages.text("by whom?").in(bySecond()).build());

            outbound.awaitState(id, "dead");
            assertThat(letter(outbound, id).reason()).contains("altered, or sealed for something else");
            assertThat(second.calls()).isEmpty();
        }
    }

    @Test
    void withoutAKeyTheBotOfTheEnvironmentWorksAndNothingIsAdded() {
        try (var outbound = start("")) {
            outbound.awaitState(outbound.send(Messages.text("as ever").in(shop, 45).build()), "sent");
            assertThatThrownBy(() -> put(outbound, "telegram", SECOND_ID, second.token(), KEY))
                    .isInstanceOf(HttpServerErrorException.ServiceUnavailable.class)
                    .hasMessageContaining("no-secret-key").hasMessageContaining("openssl rand -base64 32");
            assertThat(list(outbound).items()).isEmpty();
        }
    }

    @Test
    void accountsWithoutTheirKeyRefuseTheStart() {
        try (var outbound = start(KEY)) {
            put(outbound, "telegram", SECOND_ID, second.token(), KEY);
        }
        assertThatThrownBy(() -> start("").close()).hasStackTraceContaining("TAR_SECRET_KEY is not set");
    }

    @Test
    void whatIsSealedByAnotherKeyOrForNobodyIsRefused() {
        try (var outbound = start(KEY)) {
            assertThatThrownBy(() -> put(outbound, "telegram", SECOND_ID, second.token(), NEWER))
                    .isInstanceOf(HttpClientErrorException.Conflict.class)
                    .hasMessageContaining("another-secret-key").hasMessageContaining("TAR_SECRET_KEY");
            for (var path : List.of("whatsapp/1", "telegram/a.b", "telegram/" + "1".repeat(65))) {
                var at = path.split("/", -1);
                assertThatThrownBy(() -> put(outbound, at[0], at[1], second.token(), KEY)).as(path)
                        .isInstanceOf(HttpClientErrorException.BadRequest.class);
            }
            assertThatThrownBy(() -> outbound.http().put().uri("/v1/accounts/telegram/1")
                    .body(new SealedAccount("x", " ")).retrieve().toBodilessEntity())
                    .isInstanceOf(HttpClientErrorException.BadRequest.class);
            int unsigned = Objects.requireNonNull(RestClient.create("http://127.0.0.1:" + outbound.port()).get()
                    .uri("/v1/accounts").exchange((_, answer) -> answer.getStatusCode().value()));
            assertThat(unsigned).isEqualTo(401);
        }
    }

    private Room bySecond() {
        return new Room("telegram", SECOND_ID, Long.toString(shop.id()), "45");
    }

    private RunningOutbound start(String secretKey, String... more) {
        var settings = new ArrayList<>(List.of("--tar.secret-key=" + secretKey, "--tar.slack.api-url=" + slack.url(),
                "--tar.slack.bot-token=" + SlackStandIn.TOKEN, "--tar.slack.limits.speed=0"));
        settings.addAll(more.length == 0 ? List.of(UNLIMITED) : List.of(more));
        return RunningOutbound.start(directory, telegram, clock, settings.toArray(String[]::new));
    }

    private void exchange() {
        RestClient.create(slack.url()).post().uri("/oauth.v2.access").headers(
                headers -> headers.setBasicAuth(SlackStandIn.CLIENT_ID, SlackStandIn.CLIENT_SECRET))
                .body("code=code").retrieve().toBodilessEntity();
    }

    private static ResponseEntity<Account> put(RunningOutbound outbound, String channel, String account, String token,
            String key) {
        return outbound.http().put().uri("/v1/accounts/{channel}/{account}", channel, account)
                .body(new SealedAccount("Second", AccountSeal.parse(key).seal(channel, account, token))).retrieve()
                .toEntity(Account.class);
    }

    private static void remove(RunningOutbound outbound, String account) {
        assertThat(outbound.http().delete().uri("/v1/accounts/telegram/" + account).retrieve().toBodilessEntity()
                .getStatusCode().value()).isEqualTo(204);
    }

    private static int removeOnly(RunningOutbound outbound, String token) {
        return outbound.http().delete().uri("/v1/accounts/telegram/" + SECOND_ID)
                .header("If-Match", AccountSeal.tag(token)).exchange((_, answer) -> answer.getStatusCode().value());
    }

    private static Accounts list(RunningOutbound outbound) {
        return Objects.requireNonNull(outbound.http().get().uri("/v1/accounts").retrieve().body(Accounts.class));
    }

    private static DeadLetter letter(RunningOutbound outbound, String id) {
        return outbound.deadLetters().list(null, 200).items().stream()
                .filter(letter -> letter.message().id().equals(id)).findFirst().orElseThrow();
    }
}
