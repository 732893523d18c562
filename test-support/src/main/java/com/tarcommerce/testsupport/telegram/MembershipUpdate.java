package com.tarcommerce.testsupport.telegram;

import tools.jackson.databind.node.ObjectNode;

/** What somebody is in a chat has changed: {@code my_chat_member} for the bot itself, {@code chat_member} for others. */
public final class MembershipUpdate extends Update<MembershipUpdate> {
    private final Person who;
    private final Membership before;
    private final Membership after;
    private TelegramChat chat = TelegramChat.with(Updates.RAVI);
    private Person by = Updates.RAVI;

    MembershipUpdate(Person who, Membership before, Membership after) {
        this.who = who;
        this.before = before;
        this.after = after;
    }

    @Override
    MembershipUpdate self() {
        return this;
    }

    public MembershipUpdate in(TelegramChat where) {
        chat = where;
        return this;
    }

    /** Who changed it. */
    public MembershipUpdate by(Person person) {
        by = person;
        return this;
    }

    @Override
    String kind() {
        return who.equals(BotApiStandIn.BOT) ? "my_chat_member" : "chat_member";
    }

    @Override
    ObjectNode content() {
        var change = Telegram.object();
        change.set("chat", chat.json());
        change.set("from", by.json());
        change.put("date", date());
        change.set("old_chat_member", before.json(who));
        change.set("new_chat_member", after.json(who));
        return change;
    }
}
