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
    private final Workspaces workspaces;
    private final SlackApi api;

    SlackChats(Workspaces workspaces, SlackApi api) {
        this.workspaces = workspaces;
        this.api = api;
    }

    @Override
    public String channel() {
        return SlackSettings.CHANNEL;
    }

    @Override
    public boolean isAdministrator(Room room, Sender sender) {
        return workspaces.find(room.account())
                .filter(there -> isAdmin(there, sender) || isCreator(there, room, sender)).isPresent();
    }

    /** A bot that is a member reads everything. */
    @Override
    public Optional<Standing> standing(Room room) {
        return workspaces.find(room.account()).flatMap(there -> info(there, room))
                .filter(channel -> channel.path("is_member").asBoolean(false))
                .map(_ -> new Standing(true, false, false));
    }

    @Override
    public Room createTopic(Room chat, String title) {
        throw new TopicRefused("Slack has no topics", new UnsupportedOperationException("topics"));
    }

    private boolean isAdmin(Workspace there, Sender sender) {
        return api.call(there.token(), "users.info", Map.of("user", sender.id())).map(answer -> answer.path("user"))
                .filter(user -> isTrue(user, "is_admin") || isTrue(user, "is_owner")).isPresent();
    }

    private boolean isCreator(Workspace there, Room room, Sender sender) {
        return info(there, room).filter(channel -> sender.id().equals(channel.path("creator").asString("")))
                .isPresent();
    }

    private Optional<JsonNode> info(Workspace there, Room room) {
        return api.call(there.token(), "conversations.info", Map.of("channel", room.chat()))
                .map(answer -> answer.path("channel"));
    }

    private static boolean isTrue(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }
}
