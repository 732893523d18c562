package com.tarcommerce.testsupport.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the bot gets its updates: by webhook once it has set one, else by asking. */
final class UpdateDelivery implements AutoCloseable {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{0,256}");
    private static final int MOST_AT_ONCE = 100;

    private final PendingUpdates pending = new PendingUpdates();
    private volatile Set<String> allowed = Set.of();
    private @Nullable Webhook webhook;

    synchronized void add(JsonNode update) {
        if (!UpdateKind.wanted(update, allowed)) {
            return;
        }
        if (webhook == null) {
            pending.add(update);
        } else {
            webhook.push(update);
        }
    }

    synchronized int pendingCount() {
        return webhook == null ? pending.count() : webhook.pending();
    }

    synchronized Answer setWebhook(Parameters call) throws Refusal {
        if (call.text("url").isEmpty()) {
            return deleteWebhook(call);
        }
        if (!SECRET.matcher(call.text("secret_token")).matches()) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        allow(call);
        if (webhook != null) {
            webhook.close();
        }
        webhook = new Webhook(address(call.text("url")), call.text("secret_token"));
        pending.interruptPoll();
        if (Boolean.parseBoolean(call.text("drop_pending_updates"))) {
            pending.clear();
        }
        pending.takeAll().forEach(webhook::push);
        return Answer.done("Webhook was set");
    }

    synchronized Answer deleteWebhook(Parameters call) {
        if (Boolean.parseBoolean(call.text("drop_pending_updates"))) {
            pending.clear();
        }
        if (webhook == null) {
            return Answer.done("Webhook is already deleted");
        }
        webhook.close();
        webhook = null;
        return Answer.done("Webhook was deleted");
    }

    synchronized Answer getWebhookInfo() {
        var info = Telegram.object().put("url", webhook == null ? "" : webhook.url.toString())
                .put("has_custom_certificate", false).put("pending_update_count", pendingCount());
        if (webhook != null && !webhook.lastError().isEmpty()) {
            info.put("last_error_message", webhook.lastError());
        }
        if (webhook != null) {
            info.put("max_connections", 40);
        }
        if (!allowed.isEmpty()) {
            allowed.forEach(info.putArray("allowed_updates")::add);
        }
        return Answer.ok(info);
    }

    Answer getUpdates(Parameters call) throws Refusal {
        synchronized (this) {
            if (webhook != null) {
                throw new Refusal(Answer.error(409, "Conflict: can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first"));
            }
            allow(call);
        }
        var limit = (int) Math.clamp(call.number("limit", MOST_AT_ONCE), 1, MOST_AT_ONCE);
        var timeout = Duration.ofSeconds(Math.clamp(call.number("timeout", 0), 0, 50));
        var batch = Telegram.array();
        pending.poll(call.number("offset", 0), limit, timeout).forEach(batch::add);
        return Answer.ok(batch);
    }

    /** The kinds asked for stay until other ones are. */
    private void allow(Parameters call) throws Refusal {
        var asked = call.json("allowed_updates");
        if (asked != null) {
            var names = new TreeSet<String>();
            asked.forEach(name -> names.add(name.asString()));
            allowed = names;
        }
    }

    private static URI address(String url) throws Refusal {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException broken) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
    }

    @Override
    public synchronized void close() {
        if (webhook != null) {
            webhook.close();
        }
        pending.interruptPoll();
    }
}
