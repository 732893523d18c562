package com.tarcommerce.outbound.text;

import java.util.stream.Collectors;

/** How a platform takes marks. */
public enum MarkStyle {
    /** Beside the text. */
    BESIDE,
    /** In the text, as WhatsApp reads them. */
    SIGNS,
    /** Not at all. */
    NONE;

    /** A stretch with its signs: at words, as a sign beside a blank is none, and but for blocks line by line. */
    String signed(String type, String stretch) {
        var sign = sign(type);
        if (sign.isEmpty() || type.equals("pre")) {
            return sign + stretch + sign;
        }
        return stretch.lines().map(line -> signedLine(sign, line)).collect(Collectors.joining("\n"))
                + (stretch.endsWith("\n") ? "\n" : "");
    }

    private static String signedLine(String sign, String line) {
        var words = line.strip();
        if (words.isEmpty()) {
            return line;
        }
        var from = line.indexOf(words);
        return line.substring(0, from) + sign + words + sign + line.substring(from + words.length());
    }

    private String sign(String type) {
        return this != SIGNS ? "" : switch (type) {
            case "bold" -> "*";
            case "italic" -> "_";
            case "code" -> "`";
            case "pre" -> "```";
            default -> "";
        };
    }
}
