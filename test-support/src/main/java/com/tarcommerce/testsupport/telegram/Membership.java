package com.tarcommerce.testsupport.telegram;

import tools.jackson.databind.node.ObjectNode;

/** What somebody is in a chat, with Telegram's word for it. */
public enum Membership {
    CREATOR("creator"),
    /** May do what administrators do, but not manage topics. */
    ADMINISTRATOR("administrator"),
    /** Has {@code can_manage_topics} besides. */
    TOPIC_ADMINISTRATOR("administrator"), MEMBER("member"), LEFT("left"), KICKED("kicked");

    private final String status;

    Membership(String status) {
        this.status = status;
    }

    boolean administers() {
        return this == CREATOR || this == ADMINISTRATOR || this == TOPIC_ADMINISTRATOR;
    }

    boolean managesTopics() {
        return this == CREATOR || this == TOPIC_ADMINISTRATOR;
    }

    boolean present() {
        return administers() || this == MEMBER;
    }

    /** A {@code ChatMember} as Telegram shows it. */
    ObjectNode json(Person person) {
        var member = Telegram.object().put("status", status);
        member.set("user", person.json());
        return switch (this) {
            case CREATOR -> member.put("is_anonymous", false);
            case ADMINISTRATOR, TOPIC_ADMINISTRATOR -> member.put("can_be_edited", false).put("is_anonymous", false)
                    .put("can_manage_chat", true).put("can_delete_messages", true).put("can_manage_video_chats", true)
                    .put("can_restrict_members", false).put("can_promote_members", false).put("can_change_info", true)
                    .put("can_invite_users", true).put("can_pin_messages", true)
                    .put("can_manage_topics", managesTopics());
            case KICKED -> member.put("until_date", 0);
            case MEMBER, LEFT -> member;
        };
    }
}
