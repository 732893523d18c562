package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.outbound.ability.Abilities;
import com.tarcommerce.outbound.ability.Buttons;
import com.tarcommerce.outbound.ability.Buttons.Form;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A part as the Cloud API takes it: text, text with a few buttons, text with a list, or a file. */
final class CloudMessage {
    /** Who hides it is named by an id that Meta makes for this business, such as {@code IN.13491208655302741918}. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?\\d+");
    private static final int LONGEST_DESCRIPTION = 72;
    private static final int LONGEST_VARIABLE = 1_024;

    private CloudMessage() {
    }

    /** @param id of a file that Meta has taken */
    static Map<String, Object> of(Part part, Enclosed file, String id) {
        var content = new LinkedHashMap<String, Object>(Map.of("id", id));
        if (!part.text().isBlank()) {
            content.put("caption", part.text());
        }
        if (!file.photo()) {
            content.put("filename", file.name());
        }
        var envelope = answering(part);
        envelope.put("type", file.photo() ? "image" : "document");
        envelope.put(file.photo() ? "image" : "document", content);
        return envelope;
    }

    static Map<String, Object> of(Part part) {
        var message = part.message();
        var envelope = answering(part);
        var buttons = part.last() ? BridgeSender.flat(message.buttons()) : List.<Button>of();
        if (buttons.isEmpty()) {
            envelope.put("type", "text");
            envelope.put("text", Map.of("body", part.text(), "preview_url", false));
        } else {
            envelope.put("type", "interactive");
            envelope.put("interactive", interactive(part.text(), buttons));
        }
        return envelope;
    }

    /** The person also sees that we have read it. Meta shows it for 25 seconds, or until we answer. */
    static Map<String, Object> typing(String answered) {
        return Map.of("messaging_product", "whatsapp", "status", "read", "message_id", answered, "typing_indicator",
                Map.of("type", "text"));
    }

    /** @param template {@code name:language}; a variable may hold neither line breaks nor many spaces */
    static Map<String, Object> template(Part part, String template) {
        var colon = template.indexOf(':');
        var envelope = envelope(part);
        envelope.put("type", "template");
        envelope.put("template", Map.of("name", template.substring(0, colon), "language",
                Map.of("code", template.substring(colon + 1)), "components",
                List.of(Map.of("type", "body", "parameters", List.of(Map.of("type", "text", "text",
                        Buttons.shortened(part.text().strip().replaceAll("\\s+", " "), LONGEST_VARIABLE)))))));
        return envelope;
    }

    private static Map<String, Object> answering(Part part) {
        var envelope = envelope(part);
        if (part.first() && part.message().replyTo() != null) {
            envelope.put("context", Map.of("message_id", part.message().replyTo()));
        }
        return envelope;
    }

    private static Map<String, Object> envelope(Part part) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("messaging_product", "whatsapp");
        envelope.put("recipient_type", "individual");
        var chat = part.message().room().chat();
        envelope.put(PHONE_NUMBER.matcher(chat).matches() ? "to" : "recipient", chat);
        return envelope;
    }

    private static Map<String, Object> interactive(String text, List<Button> buttons) {
        var body = Map.of("text", text);
        var form = Abilities.WHATSAPP_CLOUD.buttons().fitting(buttons.size(), text);
        var labelled = form.labelled(buttons);
        if (form.form() == Form.BUTTON) {
            return Map.of("type", "button", "body", body, "action", Map.of("buttons",
                    labelled.stream().map(button -> Map.of("type", "reply", "reply",
                            Map.of("id", button.id(), "title", button.text()))).toList()));
        }
        var rows = new ArrayList<Map<String, String>>();
        for (var button : buttons) {
            rows.add(row(button, labelled.get(rows.size()).text()));
        }
        return Map.of("type", "list", "body", body, "action",
                Map.of("button", "Choose", "sections", List.of(Map.of("title", "Choose", "rows", rows))));
    }

    /** A label that had to be shortened stands below it once more. */
    private static Map<String, String> row(Button button, String title) {
        return title.equals(button.text())
                ? Map.of("id", button.id(), "title", title)
                : Map.of("id", button.id(), "title", title, "description",
                        Buttons.shortened(button.text(), LONGEST_DESCRIPTION));
    }
}
