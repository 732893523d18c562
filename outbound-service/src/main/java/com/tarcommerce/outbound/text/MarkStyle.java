package com.tarcommerce.outbound.text;

/** How a platform takes marks. */
public enum MarkStyle {
    /** Beside the text. */
    BESIDE,
    /** In the text, as WhatsApp reads them. */
    SIGNS,
    /** Not at all. */
    NONE;

    /** What stands before and after a stretch. */
    String sign(String type) {
        return this != SIGNS ? "" : switch (type) {
            case "bold" -> "*";
            case "italic" -> "_";
            case "code" -> "`";
            case "pre" -> "```";
            default -> "";
        };
    }
}
