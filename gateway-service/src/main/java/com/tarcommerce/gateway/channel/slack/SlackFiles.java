package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.channel.Download;
import com.tarcommerce.gateway.channel.FileHosts;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Fetches files of Slack: asks where one lies now, and gets it there with the bot's token, if that is one of Slack's own
 * hosts or the API's. A file that is kept elsewhere and only shown in Slack is not fetched.
 */
@Component
class SlackFiles implements MediaSource {
    private static final Logger LOG = LoggerFactory.getLogger(SlackFiles.class);
    private static final String MISSING_SCOPE = "missing_scope";
    private static final Set<String> NOT_GIVEN = Set.of("file_not_found", "file_deleted", "not_visible",
            "access_denied",
            "no_permission", MISSING_SCOPE);

    private final Workspaces workspaces;
    private final SlackApi api;
    private final FileHosts hosts;

    SlackFiles(SlackSettings settings, Workspaces workspaces, SlackApi api) {
        this.workspaces = workspaces;
        this.api = api;
        this.hosts = new FileHosts(settings.apiUrl(), "files.slack.com", "files.slack-gov.com");
    }

    @Override
    public String channel() {
        return SlackSettings.CHANNEL;
    }

    @Override
    public Fetched fetch(Room room, Incoming.File file) {
        if (file.size() != null && file.size() > MOST_BYTES) {
            return new Fetched.TooLarge();
        }
        return workspaces.find(room.account())
                .flatMap(there -> find(there, file.id()).map(found -> content(there, found)))
                .orElseGet(Fetched.Gone::new);
    }

    private Optional<JsonNode> find(Workspace there, String id) {
        try {
            return api.call(there.token(), "files.info", Map.of("file", id)).map(answer -> answer.path("file"));
        } catch (SlackRefused refused) {
            if (!NOT_GIVEN.contains(refused.error())) {
                throw refused;
            }
            if (refused.error().equals(MISSING_SCOPE)) {
                warn();
            }
            return Optional.empty();
        }
    }

    private Fetched content(Workspace there, JsonNode file) {
        if (file.path("size").asLong(0) > MOST_BYTES) {
            return new Fetched.TooLarge();
        }
        var address = file.path("url_private_download").asString(file.path("url_private").asString(""));
        return hosts.find(address).map(found -> download(there, found)).orElseGet(Fetched.Gone::new);
    }

    /** To whom a file is not given Slack may show the page where people sign in. */
    private static Fetched download(Workspace there, URI address) {
        var fetched = Download.get(address, Map.of("Authorization", "Bearer " + there.token()));
        if (fetched instanceof Fetched.Content content && isPage(content.bytes())) {
            warn();
            return new Fetched.Gone();
        }
        return fetched;
    }

    private static boolean isPage(byte[] bytes) {
        var at = 0;
        while (at < bytes.length && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return at < bytes.length && bytes[at] == '<';
    }

    private static void warn() {
        LOG.warn("Slack did not give a file: has the app the scope files:read? Add it, and install the app again");
    }
}
