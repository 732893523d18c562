package com.tarcommerce.outbound.channel.telegram;

import java.util.List;

/** A text and how stretches of it look: what goes to Telegram needs no escaping, and can be cut anywhere. */
record FormattedText(String text, List<Mark> marks) {

    static FormattedText plain(String text) {
        return new FormattedText(text, List.of());
    }

    /** Parts that fit; a stretch that is cut looks the same on both sides. */
    List<FormattedText> split(TextSplitter splitter) {
        return splitter.ranges(text).stream().map(range -> part(range.begin(), range.end())).toList();
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
}
