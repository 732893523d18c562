package com.tarcommerce.outbound.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code *bold*}, {@code _italic_}, {@code `code`}, {@code ```blocks```} and {@code [text](https://…)}. A backslash
 * makes a mark a character. What is no pair of marks stands as it is: "2 * 3", "5*2*3" and "a_b" need no escaping. Takes
 * time in proportion to the text.
 */
final class MarkReader {
    private static final String ESCAPABLE = "\\_*`[]()";
    private static final String OPENING = "*_`[";
    private static final String BLOCK = "```";
    private static final int LONGEST_URL = 2_048;
    private static final Pattern URL = Pattern.compile("(?:https?|tg)://[^\\s()]+");
    private static final Pattern LANGUAGE = Pattern.compile("[\\w-]{0,30}\n");

    private final String marked;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder closed = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    /** Marks that nothing closes any more from here on. */
    private final Set<String> open = new HashSet<>();
    private int at;

    private MarkReader(String marked) {
        this.marked = marked;
    }

    static FormattedText read(String marked) {
        var reader = new MarkReader(marked).readAll();
        return new FormattedText(reader.text.toString(), List.copyOf(reader.marks));
    }

    /** What reads the same, also where more is written after it: what is no pair of marks is no mark any more. */
    static String closed(String marked) {
        return new MarkReader(marked).readAll().closed.toString();
    }

    private MarkReader readAll() {
        while (at < marked.length()) {
            var from = at;
            if (readMark()) {
                closed.append(marked, from, at);
            } else {
                var plain = marked.charAt(at++);
                text.append(plain);
                closed.append(OPENING.indexOf(plain) < 0 ? "" : "\\").append(plain);
            }
        }
        return this;
    }

    private boolean readMark() {
        return switch (marked.charAt(at)) {
            case '\\' -> readEscaped();
            case '`' -> readCode(BLOCK, "pre") || readCode("`", "code");
            case '*' -> readEmphasis('*', "bold");
            case '_' -> readEmphasis('_', "italic");
            case '[' -> readLink();
            default -> false;
        };
    }

    private boolean readEscaped() {
        if (at + 1 >= marked.length() || ESCAPABLE.indexOf(marked.charAt(at + 1)) < 0) {
            return false;
        }
        text.append(marked.charAt(at + 1));
        at += 2;
        return true;
    }

    private boolean readCode(String fence, String type) {
        if (!marked.startsWith(fence, at) || open.contains(fence)) {
            return false;
        }
        var begin = at + fence.length();
        var end = marked.indexOf(fence, begin);
        if (end < 0) {
            open.add(fence);
        }
        if (end <= begin) {
            return false;
        }
        var content = marked.substring(begin, end);
        var language = LANGUAGE.matcher(content);
        add(type, "pre".equals(type) && language.lookingAt() ? content.substring(language.end()) : content, null);
        at = end + fence.length();
        return true;
    }

    private boolean readEmphasis(char mark, String type) {
        var key = String.valueOf(mark);
        if (open.contains(key) || isInWord(at - 1) || at + 1 >= marked.length() || isSpaceOr(mark, at + 1)) {
            return false;
        }
        for (var end = at + 2; end < marked.length(); end++) {
            if (marked.charAt(end) == mark && marked.charAt(end - 1) != '\\' && !isSpaceOr(mark, end - 1)
                    && !isInWord(end + 1)) {
                add(type, unescaped(marked.substring(at + 1, end)), null);
                at = end + 1;
                return true;
            }
        }
        open.add(key);
        return false;
    }

    private boolean readLink() {
        var middle = open.contains("[") ? -1 : marked.indexOf("](", at);
        if (middle < 0) {
            open.add("[");
            return false;
        }
        var end = marked.indexOf(')', middle);
        if (middle == at + 1 || end < 0 || end - middle > LONGEST_URL
                || !URL.matcher(marked.substring(middle + 2, end)).matches()
                || marked.lastIndexOf('[', middle) != at) {
            return false;
        }
        add("text_link", unescaped(marked.substring(at + 1, middle)), marked.substring(middle + 2, end));
        at = end + 1;
        return true;
    }

    private boolean isInWord(int index) {
        return index >= 0 && index < marked.length() && Character.isLetterOrDigit(marked.charAt(index));
    }

    private boolean isSpaceOr(char mark, int index) {
        return Character.isWhitespace(marked.charAt(index)) || marked.charAt(index) == mark;
    }

    private void add(String type, String content, @Nullable String url) {
        marks.add(new Mark(type, text.length(), content.length(), url));
        text.append(content);
    }

    private static String unescaped(String content) {
        var plain = new StringBuilder();
        for (var index = 0; index < content.length(); index++) {
            var isEscape = content.charAt(index) == '\\' && index + 1 < content.length()
                    && ESCAPABLE.indexOf(content.charAt(index + 1)) >= 0;
            plain.append(content.charAt(isEscape ? ++index : index));
        }
        return plain.toString();
    }
}
