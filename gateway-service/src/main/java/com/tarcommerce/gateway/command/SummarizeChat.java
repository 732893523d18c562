package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.ChatLine;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.SummaryKind;
import com.tarcommerce.common.contract.ai.SummaryRequest;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.RoomHistory;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.BelongsSince;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sums up what was said in the room that asks: of a period, or of the last 24 hours. What was said is only ever quoted. */
@Component
class SummarizeChat implements Verb<Intent.SummarizeChat> {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final int MOST_MESSAGES = 500;
    private static final int MOST_CHARACTERS = 100_000;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUMMARY = 1_500;

    private final AskSummary summaries;
    private final RoomHistory history;
    private final BelongsSince since;
    private final InstantSource clock;
    private final int messages;

    SummarizeChat(AskSummary summaries, RoomHistory history, BelongsSince since, InstantSource clock,
            @Value("${tar.summary.messages}") int messages) {
        if (messages < 1 || messages > MOST_MESSAGES) {
            throw new IllegalArgumentException("TAR_SUMMARY_MESSAGES must be from 1 to " + MOST_MESSAGES);
        }
        this.summaries = summaries;
        this.history = history;
        this.since = since;
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public Class<Intent.SummarizeChat> intent() {
        return Intent.SummarizeChat.class;
    }

    @Override
    public Act prepared(Intent.SummarizeChat intent, Occasion on) {
        var told = new Outcome.Told(summary(intent, on));
        return () -> told;
    }

    @Override
    public Outcome act(Intent.SummarizeChat intent, Occasion on) {
        return prepared(intent, on).act();
    }

    private String summary(Intent.SummarizeChat intent, Occasion on) {
        var now = clock.instant();
        var period = intent.period();
        var span = period == null ? null : Span.of(period, now, on.tenant().zone());
        var from = span == null ? now.minus(USUAL) : span.from();
        var when = period == null || span == null
                ? on.say("summary.day")
                : on.say("period." + period.wire()) + " (" + span.said(on.voice().language()) + ")";
        var lines = lines(history.said(on.room(), ours(on, from, now), span == null ? now : span.to(), messages));
        return (lines.isEmpty() ? on.say("summary.none", when) : summed(on, when, lines)) + limits(on, from, now);
    }

    /** What another shop said there before is not read. */
    private Instant ours(Occasion on, Instant from, Instant now) {
        var joined = since.find(on.shop(), on.room()).orElse(now);
        return joined.isAfter(from) ? joined : from;
    }

    private String summed(Occasion on, String when, List<ChatLine> lines) {
        var text = summaries.of(new SummaryRequest(on.shop(), on.voice().language().toLanguageTag(),
                SummaryKind.CHAT, null, lines, LONGEST_SUMMARY));
        return on.say("summary.title", when, String.valueOf(lines.size())) + "\n" + text;
    }

    /** Who asks for more than is kept is told so. */
    private String limits(Occasion on, Instant from, Instant now) {
        return from.isBefore(now.minus(history.kept()))
                ? "\n" + on.say("summary.kept", String.valueOf(history.kept().toDays()))
                : "";
    }

    /** The newest that fit, oldest first. */
    private static List<ChatLine> lines(List<Incoming.Text> said) {
        var lines = new ArrayList<ChatLine>();
        var left = MOST_CHARACTERS;
        for (var text : said.reversed()) {
            var line = new ChatLine(nameOf(text.sender()), shortened(text.text().strip(), LONGEST_TEXT));
            left -= line.text().length();
            if (left < 0) {
                break;
            }
            lines.addFirst(line);
        }
        return lines;
    }

    private static String nameOf(Sender sender) {
        return sender.name().isBlank() ? "?" : shortened(sender.name().strip(), LONGEST_NAME);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most - 1)));
    }
}
