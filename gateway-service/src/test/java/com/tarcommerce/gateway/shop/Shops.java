package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.TestDatabase;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chats, people and what they write, against the real features; each test takes a chat of its own. */
class Shops implements AutoCloseable {
    static final Sender ADMIN = new Sender("1", "meera", "Meera", false);
    static final Sender RAVI = new Sender("2", "ravi", "Ravi", false);

    private static final AtomicInteger NEXT_CHAT = new AtomicInteger(1);

    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final FakePlatform platform;
    final JdbcClient jdbc;
    final SettableClock clock;
    private final TransactionTemplate transaction;
    private long inboundId;

    Shops(Path directory) {
        context.setEnvironment(TestDatabase.in(directory));
        context.register(ShopContext.class);
        context.refresh();
        platform = context.getBean(FakePlatform.class);
        clock = context.getBean(SettableClock.class);
        jdbc = context.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        reset();
    }

    void reset() {
        platform.reset();
        platform.administrators.add(ADMIN.id());
    }

    static Room aChat() {
        return Room.of("telegram", "-100" + NEXT_CHAT.getAndIncrement());
    }

    /** What the bot answers; empty for silence. */
    String write(Room room, Sender sender, String command, String argument) {
        var plan = plan(room, sender, command, argument);
        return spoken(carryOut(plan));
    }

    String asAdmin(Room room, String command, String argument) {
        return write(room, ADMIN, command, argument);
    }

    Plan plan(Room room, Sender sender, String command, String argument) {
        var text = aText(room, sender, "/" + command + " " + argument, ChatKind.FORUM);
        return context.getBean(AdministerShop.class).plan(++inboundId, text, command, argument);
    }

    /** What the bot answers to something that happened; empty for silence. */
    String happens(Incoming event) {
        return spoken(carryOut(context.getBean(FollowChat.class).plan(++inboundId, event)));
    }

    void seen(Room room, Sender sender) {
        inTransaction(() -> {
            context.getBean(Members.class).seen(room, sender);
            return true;
        });
    }

    boolean mayUpdateStock(Room room, Sender sender) {
        return decide(room, sender, IntentName.UPDATE_STOCK) instanceof Decision.Allowed;
    }

    Reply carryOut(Plan plan) {
        return inTransaction(plan::carryOut);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    static Incoming.Text aText(Room room, Sender sender, String text, ChatKind kind) {
        return new Incoming.Text(room, new Incoming.Chat(kind, "Meera Stores"), sender, text, "77", true, false,
                Instant.parse("2026-11-25T09:00:00Z"));
    }

    static String spoken(Reply reply) {
        return String.join("\n", reply.parts().stream().map(Reply.Part::text).toList());
    }

    BoundRoom bind(Room room, Role role) {
        asAdmin(room, "bind", role.wire());
        return room(room);
    }

    BoundRoom room(Room room) {
        return context.getBean(RoomStore.class).find(room).orElseThrow();
    }

    Decision decide(Room room, Sender sender, IntentName intent) {
        return context.getBean(Decide.class).decide(room, sender, intent);
    }

    Tenant shopOf(Room room) {
        return context.getBean(TenantStore.class).ofChat(room).orElseThrow();
    }

    Binding byAdmin() {
        return new Binding(ADMIN.id(), Instant.EPOCH);
    }

    /** The last rows of the audit, oldest first, as {@code action decision reason}. */
    List<String> audit(Room chat) {
        return jdbc
                .sql("select action || ' ' || decision || ' ' || reason from audit where source like :chat order by id")
                .param("chat", "%/" + chat.chat() + "/%").query(String.class).list();
    }

    @Nullable
    String one(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse(null);
    }

    @Override
    public void close() {
        context.close();
    }
}
