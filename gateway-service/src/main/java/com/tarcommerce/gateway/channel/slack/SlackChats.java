package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.TopicRefused;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What must be asked about a channel of Slack: its creator and the workspace's admins administer it. */
@Component
class SlackChats implements ChatPlatform {
    private final SlackSettings settings;
    private final SlackApi api;

    SlackChats(SlackSettings settings, SlackApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String channel() {
        return SlackSettings.CHANNEL;
    }

    @Override
    public boolean isAdministrator(Room room, Sender sender) {
        return settings.isOn() && (isAdmin(sender) || isCreator(room, sender));
    }

    /** A bot that is a member reads everything. */
    @Override
    public Optional<Standing> standing(Room room) {
        return settings.isOn()
                ? info(room).filter(channel -> channel.path("is_member").asBoolean(false))
                        .map(_ -> new Standing(true, false, false))
                : Optional.empty();
    }

    @Override
    public Room createTopic(Room chat, String title) {
        throw new TopicRefused("Slack has no topics", new UnsupportedOperationException("topics"));
    }

    private boolean isAdmin(Sender sender) {
        return api.call("users.info", Map.of("user", sender.id())).map(answer -> answer.path("user"))
                .filter(user -> isTrue(user, "is_admin") || isTrue(user, "is_owner")).isPresent();
    }

    private boolean isCreator(Room room, Sender sender) {
        return info(room).filter(channel -> sender.id().equals(channel.path("creator").asString(""))).isPresent();
    }

    private Optional<JsonNode> info(Room room) {
        return api.call("conversations.info", Map.of("channel", room.chat())).map(answer -> answer.path("channel"));
    }

    private static boolean isTrue(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }
}
