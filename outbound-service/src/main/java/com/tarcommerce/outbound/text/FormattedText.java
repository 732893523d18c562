package com.tarcommerce.outbound.text;

import com.tarcommerce.common.contract.message.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text and how stretches of it look, which don't overlap: it needs no escaping, and can be cut anywhere. */
public record FormattedText(String text, List<Mark> marks) {

    public static FormattedText plain(String text) {
        return new FormattedText(text, List.of());
    }

    /** A message's text, read as its format says. */
    public static FormattedText of(SendMessage message) {
        return isMarked(message) ? MarkReader.read(message.text()) : plain(message.text());
    }

    /** Of several messages of one format one text, a line each, in which each looks as it does alone. */
    public static String joined(List<SendMessage> messages) {
        return messages.stream()
                .map(message -> isMarked(message) ? MarkReader.closed(message.text()) : message.text())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isMarked(SendMessage message) {
        return "markdown".equals(message.format());
    }

    /** At least one part, each of at most so many UTF-16 units; a stretch that is cut looks the same on both sides. */
    public List<FormattedText> split(int limit) {
        return new TextSplitter(limit).ranges(text).stream().map(range -> part(range.begin(), range.end())).toList();
    }

    /**
     * At least one part with its marks written in it as the platform reads them, each of at most so many UTF-16 units:
     * what is cut is closed in one part and opened in the next. An address that is long is cut like the text around it.
     */
    public List<String> splitWritten(int limit, MarkStyle style) {
        var written = written(style);
        if (written.length() <= limit) {
            return List.of(written);
        }
        var room = (int) ((long) text.length() * limit / written.length());
        if (room == 0 || marks.stream().anyMatch(mark -> mark.url() != null && mark.url().length() > limit / 4)) {
            return new TextSplitter(limit).split(written);
        }
        return split(Math.min(limit, room)).stream().flatMap(part -> part.splitWritten(limit, style).stream()).toList();
    }

    /** The same, none with more marks than so many. */
    public List<FormattedText> split(int limit, int mostMarks) {
        return split(limit).stream().flatMap(part -> part.withAtMost(mostMarks).stream()).toList();
    }

    /** Cut before the first mark that is too many: at the end of a line or of a word, if there is one. */
    private List<FormattedText> withAtMost(int mostMarks) {
        if (marks.size() <= mostMarks) {
            return List.of(this);
        }
        var last = marks.get(mostMarks - 1);
        var from = last.offset() + last.length();
        var next = marks.get(mostMarks).offset();
        var between = text.substring(from, next);
        var end = from + Math.max(0, between.lastIndexOf(between.indexOf('\n') < 0 ? ' ' : '\n'));
        var begin = next - text.substring(end, next).stripLeading().length();
        var parts = new ArrayList<FormattedText>();
        parts.add(part(0, end));
        parts.addAll(part(begin, text.length()).withAtMost(mostMarks));
        return parts;
    }

    private FormattedText part(int begin, int end) {
        var inside = marks.stream().map(mark -> cut(mark, begin, end)).filter(mark -> mark.length() > 0).toList();
        return new FormattedText(text.substring(begin, end), inside);
    }

    private static Mark cut(Mark mark, int begin, int end) {
        var from = Math.max(mark.offset(), begin);
        var to = Math.min(mark.offset() + mark.length(), end);
        return new Mark(mark.type(), from - begin, Math.max(0, to - from), mark.url());
    }

    /** As plain text for a platform that reads marks of this kind, or none: a link is its words and its address. */
    public String written(MarkStyle style) {
        var written = new StringBuilder();
        var at = 0;
        for (var mark : marks) {
            var end = mark.offset() + mark.length();
            written.append(text, at, mark.offset())
                    .append(style.signed(mark.type(), text.substring(mark.offset(), end)));
            if (mark.url() != null) {
                written.append(" (").append(mark.url()).append(')');
            }
            at = end;
        }
        return written.append(text, at, text.length()).toString();
    }
}
