package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.outbound.delivery.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part as the Cloud API takes it: text, text with at most three buttons, or text with a list of at most ten. */
final class CloudMessage {
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_ROWS = 10;
    private static final int LONGEST_BUTTON_TEXT = 1_024;
    private static final int LONGEST_BUTTON = 20;
    private static final int LONGEST_ROW = 24;
    private static final int LONGEST_VARIABLE = 1_024;

    private CloudMessage() {
    }

    /** An edit becomes a message: the Cloud API changes nothing that was sent. */
    static Map<String, Object> of(Part part) {
        var message = part.message();
        var envelope = envelope(part);
        if (part.first() && message.replyTo() != null && message.kind() == MessageKind.MESSAGE) {
            envelope.put("context", Map.of("message_id", message.replyTo()));
        }
        var buttons = part.last() ? BridgeSender.flat(message.buttons()) : List.<Button>of();
        if (buttons.isEmpty() || buttons.size() > MOST_ROWS) {
            envelope.put("type", "text");
            envelope.put("text", Map.of("body", part.text(), "preview_url", false));
        } else {
            envelope.put("type", "interactive");
            envelope.put("interactive", interactive(part.text(), buttons));
        }
        return envelope;
    }

    /** @param template {@code name:language}; a variable may hold neither line breaks nor many spaces */
    static Map<String, Object> template(Part part, String template) {
        var colon = template.indexOf(':');
        var envelope = envelope(part);
        envelope.put("type", "template");
        envelope.put("template", Map.of("name", template.substring(0, colon), "language",
                Map.of("code", template.substring(colon + 1)), "components",
                List.of(Map.of("type", "body", "parameters", List.of(Map.of("type", "text", "text",
                        shortened(part.text().strip().replaceAll("\\s+", " "), LONGEST_VARIABLE)))))));
        return envelope;
    }

    private static Map<String, Object> envelope(Part part) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("messaging_product", "whatsapp");
        envelope.put("recipient_type", "individual");
        envelope.put("to", part.message().room().chat());
        return envelope;
    }

    private static Map<String, Object> interactive(String text, List<Button> buttons) {
        var body = Map.of("text", text);
        if (buttons.size() <= MOST_BUTTONS && text.length() <= LONGEST_BUTTON_TEXT) {
            return Map.of("type", "button", "body", body, "action", Map.of("buttons",
                    buttons.stream().map(button -> Map.of("type", "reply", "reply",
                            Map.of("id", button.id(), "title", shortened(button.text(), LONGEST_BUTTON))))
                            .toList()));
        }
        var rows = buttons.stream().map(button -> Map.of("id", button.id(), "title",
                shortened(button.text(), LONGEST_ROW))).toList();
        return Map.of("type", "list", "body", body, "action",
                Map.of("button", "Choose", "sections", List.of(Map.of("title", "Choose", "rows", rows))));
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
