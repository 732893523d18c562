package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.TestDatabase;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Responder;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop with rooms and people who write in them; each test opens one of its own on the one database. */
final class Shopkeepers {
    static final Sender ASHA = new Sender("11", "asha", "Asha", false);
    static final Sender RAVI = new Sender("12", "ravi", "Ravi", false);
    static final Sender BOSS = new Sender("13", "boss", "Boss", false);

    /** More than any test but that of the limits sends. */
    static final int MESSAGES_A_MINUTE = 100_000;

    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final AnnotationConfigApplicationContext CONTEXT = open();
    private static long inboundId;

    final FakeAi ai = CONTEXT.getBean(FakeAi.class);
    final SettableClock clock = CONTEXT.getBean(SettableClock.class);
    final Administrators administrators = CONTEXT.getBean(Administrators.class);
    final JdbcClient jdbc = CONTEXT.getBean(JdbcClient.class);
    final String shop;
    final Room forum;
    final Room inventory;
    final Room orders;
    private final TransactionTemplate transaction = new TransactionTemplate(
            CONTEXT.getBean(PlatformTransactionManager.class));
    private boolean addressed;
    private boolean edited;
    private Instant writtenAt;

    Shopkeepers() {
        var number = NEXT.getAndIncrement();
        shop = "shop%06d".formatted(number);
        forum = Room.of("telegram", "-100" + number);
        inventory = forum.inThread("45");
        orders = forum.inThread("46");
        ai.forget();
        clock.set(Instant.parse(CommandContext.START));
        writtenAt = clock.instant();
        administrators.add(BOSS);
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Meera Stores', 0)").param("id", shop)
                .update();
        jdbc.sql("""
                insert into chat (channel, account, chat, tenant_id, title, joined_at)
                values ('telegram', '', :chat, :shop, '', 0)
                """).param("chat", forum.chat()).param("shop", shop).update();
        bind(inventory, Role.INVENTORY);
        bind(orders, Role.ORDERS);
    }

    private static AnnotationConfigApplicationContext open() {
        try {
            var folder = Files.createTempDirectory("tar-command");
            var context = new AnnotationConfigApplicationContext();
            context.setEnvironment(TestDatabase.in(folder)
                    .withProperty("tar.limits.sender-per-minute", Integer.toString(MESSAGES_A_MINUTE))
                    .withProperty("tar.limits.shop-per-minute", Integer.toString(MESSAGES_A_MINUTE))
                    .withProperty("tar.summary.messages", "3"));
            context.register(CommandContext.class);
            context.refresh();
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    void bind(Room room, Role role) {
        run(() -> bean(RoomStore.class).bind(shop, room, role, "", new Binding(BOSS.id(), Instant.EPOCH)));
    }

    void unbind(Room room) {
        var rooms = bean(RoomStore.class);
        run(() -> rooms.unbind(rooms.find(room).orElseThrow()));
    }

    void joined(Instant at) {
        run(() -> jdbc.sql("update chat set joined_at = :at where chat = :chat").param("at", at.toEpochMilli())
                .param("chat", forum.chat()).update());
    }

    /** The chat and its rooms come to belong to another shop. */
    void giveTo(String another) {
        run(() -> jdbc.sql("update chat set tenant_id = :another where chat = :chat").param("another", another)
                .param("chat", forum.chat()).update()
                + jdbc.sql("update room set tenant_id = :another where chat = :chat").param("another", another)
                        .param("chat", forum.chat()).update());
    }

    void item(String name, String rupees, String stock) {
        run(() -> bean(Items.class).add(shop, name, new BigDecimal(rupees).movePointRight(2).longValueExact(),
                new BigDecimal(stock), null));
    }

    <T> T run(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /** The next text is said to Tar. */
    Shopkeepers addressed() {
        addressed = true;
        return this;
    }

    /** The next text is an edit. */
    Shopkeepers edited() {
        edited = true;
        return this;
    }

    /** The next text was written at that moment. */
    Shopkeepers writtenAt(Instant moment) {
        writtenAt = moment;
        return this;
    }

    Incoming.Text text(Room room, Sender sender, String words) {
        var chat = new Incoming.Chat(ChatKind.FORUM, "Meera Stores");
        var text = new Incoming.Text(room, chat, sender, words, "700", addressed || words.startsWith("/"), edited,
                writtenAt);
        addressed = false;
        edited = false;
        return text;
    }

    Plan plan(Incoming incoming) {
        return bean(Responder.class).respond(++inboundId, incoming);
    }

    Reply carryOut(Plan plan) {
        return run(plan::carryOut);
    }

    Reply write(Room room, Sender sender, String words) {
        return carryOut(plan(text(room, sender, words)));
    }

    /** What is answered to a text that means this; empty for silence. */
    String say(Room room, Intent intent) {
        return said(ask(room, intent));
    }

    Reply ask(Room room, Intent intent) {
        ai.means("words", intent);
        return write(room, ASHA, "words");
    }

    Reply press(Reply question, String label, Sender sender) {
        return press(button(question, label), sender);
    }

    Reply press(Button button, Sender sender) {
        return carryOut(plan(pressed(button.id(), sender)));
    }

    /** As Telegram tells it for a message that is not accessible any more: without the topic. */
    Incoming.Press pressed(String button, Sender sender) {
        return new Incoming.Press(forum, new Incoming.Chat(ChatKind.FORUM, "Meera Stores"), sender, button, "press-1",
                "701", clock.instant());
    }

    static Button button(Reply question, String label) {
        return buttons(question).stream().filter(button -> button.text().equals(label)).findFirst().orElseThrow(
                () -> new AssertionError("no button says '" + label + "' but " + buttons(question)));
    }

    static List<Button> buttons(Reply reply) {
        return reply.parts().stream().flatMap(part -> part.buttons().stream()).flatMap(List::stream).toList();
    }

    static List<String> labels(Reply reply) {
        return buttons(reply).stream().map(Button::text).toList();
    }

    /** What stands in the chat afterwards: toasts are left out. */
    static String said(Reply reply) {
        return String.join("\n", reply.parts().stream().filter(part -> part.kind() != MessageKind.CALLBACK_ANSWER)
                .map(Reply.Part::text).toList());
    }

    static String toast(Reply reply) {
        return String.join("\n", reply.parts().stream().filter(part -> part.kind() == MessageKind.CALLBACK_ANSWER)
                .map(Reply.Part::text).toList());
    }

    Node item(String name) {
        return bean(NodeStore.class).itemNamed(shop, name).orElseThrow();
    }

    BigDecimal stock(String name) {
        return item(name).quantity();
    }

    Node order(String id) {
        return bean(NodeStore.class).find(shop, NodeKind.ORDER, id).orElseThrow();
    }

    /** The audit of this shop, oldest first, as {@code action decision reason}. */
    List<String> audit() {
        return jdbc.sql("""
                select action || ' ' || decision || ' ' || reason from audit where tenant_id = :shop order by id
                """).param("shop", shop).query(String.class).list();
    }
}
