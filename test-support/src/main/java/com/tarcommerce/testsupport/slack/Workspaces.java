package com.tarcommerce.testsupport.slack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The workspaces that the app is in, and the codes by which it gets into others. */
final class Workspaces {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> teams = new ConcurrentHashMap<>(Map.of(SlackStandIn.TOKEN, SlackStandIn.TEAM));
    private final Map<String, String> names = new ConcurrentHashMap<>(Map.of(SlackStandIn.TEAM, "Meera Stores"));
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private record Grant(String team, String name, String token, String more) {
    }

    void grant(String code, String team, String name, String token) {
        grant(code, team, name, token, "");
    }

    void grant(String code, String team, String name, String token, String more) {
        grants.put(code, new Grant(team, name, token, more));
    }

    void revoke(String token) {
        teams.remove(token);
    }

    /** The bot's person in a workspace: a person is another one in each. */
    static String bot(String team) {
        return team.equals(SlackStandIn.TEAM) ? SlackStandIn.BOT : SlackStandIn.BOT + team;
    }

    String name(String team) {
        return names.getOrDefault(team, "");
    }

    /** Whose token this {@code Authorization} shows; null if nobody's. */
    @Nullable
    String of(String authorization) {
        return authorization.startsWith("Bearer ") ? teams.get(authorization.substring("Bearer ".length())) : null;
    }

    /** The answer of {@code oauth.v2.access}; a code is good for one answer. */
    String exchange(String authorization, Map<String, String> parameters) {
        if (!isOurApp(authorization, parameters)) {
            return "{\"ok\":false,\"error\":\"bad_client_secret\"}";
        }
        var grant = grants.remove(parameters.getOrDefault("code", ""));
        if (grant == null) {
            return "{\"ok\":false,\"error\":\"invalid_code\"}";
        }
        teams.put(grant.token(), grant.team());
        names.put(grant.team(), grant.name());
        return "{\"ok\":true,\"app_id\":\"A0\",\"token_type\":\"bot\",\"scope\":\"chat:write\",\"access_token\":\""
                + grant.token() + "\",\"bot_user_id\":\"" + bot(grant.team())
                + "\",\"authed_user\":{\"id\":\"U1\"},\"team\":"
                + JSON.writeValueAsString(Map.of("id", grant.team(), "name", grant.name()))
                + (grant.more().isEmpty() ? "" : "," + grant.more()) + "}";
    }

    private static boolean isOurApp(String authorization, Map<String, String> parameters) {
        var id = SlackStandIn.CLIENT_ID;
        var secret = SlackStandIn.CLIENT_SECRET;
        var basic = "Basic "
                + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return authorization.equals(basic)
                || (id.equals(parameters.get("client_id")) && secret.equals(parameters.get("client_secret")));
    }
}
