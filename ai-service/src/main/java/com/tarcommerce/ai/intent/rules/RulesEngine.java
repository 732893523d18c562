package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.intent.IntentEngine;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.ai.time.TimeReader;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Understands by tables: pieces from the lexicon and the catalogue, frames that explain them, a decision. */
@Component
final class RulesEngine implements IntentEngine {
    static final String NAME = "rules";
    private static final double SURE = 0.9;
    private static final int MOST_TOKENS = 150;
    private static final Set<String> IMPERATIVES = RuleWords.of("rules engine imperative");

    private final PieceReader pieces;
    private final ReadReminder reminders;
    private final ReadReport reports;
    private final List<Frame> frames = Frame.all();
    private final SlotFiller slots = new SlotFiller();
    private final LikelyIntent likely = new LikelyIntent(frames, slots);

    RulesEngine(Words words) {
        var numerals = new Numerals();
        this.pieces = new PieceReader(words, new Lexicon(), new AmountReader(numerals, new Units()));
        var times = new TimeReader(numerals);
        this.reminders = new ReadReminder(times);
        this.reports = new ReadReport(times);
    }

    @Override
    public IntentAnswer understand(String text, Catalogue catalogue, ZonedDateTime now) {
        var reading = pieces.read(text, catalogue);
        if (isTooLong(reading)) {
            return unknown(SURE, Reason.OUT_OF_SCOPE);
        }
        return reminders.read(reading, now).map(answer -> changesBeside(reading)
                ? unknown(SURE, Reason.SEVERAL_COMMANDS)
                : answer).or(() -> reports.read(reading, now, rest -> command(pieces.read(rest, catalogue))))
                .orElseGet(() -> commandAmongTalk(reading));
    }

    /** What a text says between one "and" and the next, as typed. */
    List<String> cut(String text, Catalogue catalogue) {
        return SeveralCommands.typed(pieces.read(text, catalogue));
    }

    /** Whether a text is a name and an amount, and no more. */
    boolean isBare(String text, Catalogue catalogue) {
        return Decision.best(fits(pieces.read(text, catalogue))).filter(fit -> fit.frame().kind().mustExplainAll())
                .isPresent();
    }

    /** What asks and changes is said in few words; of a long text only a reminder is read that its beginning asks for. */
    private static boolean isTooLong(Reading reading) {
        return reading.tokens().size() > MOST_TOKENS && reading.all(Piece.Meaning.class)
                .noneMatch(meaning -> meaning.concept() == Concept.REMIND && meaning.to() <= MOST_TOKENS);
    }

    /** "Set eggs to 20, then remind me at 9", "9 baje yaad dilao …, aur poha 10 kilo add kar do": a change that is complete beside the asking. */
    private boolean changesBeside(Reading reading) {
        var parts = SeveralCommands.parts(reading);
        var before = parts.stream().takeWhile(part -> !part.has(Concept.REMIND));
        var behind = parts.stream().dropWhile(part -> !part.has(Concept.REMIND)).skip(1)
                .filter(RulesEngine::endsAsAnOrder);
        return Stream.concat(before, behind).filter(part -> !Guard.stops(part))
                .map(part -> Decision.best(fits(part))).flatMap(Optional::stream)
                .anyMatch(fit -> fit.frame().kind().writes() && SeveralCommands.explainsAll(fit));
    }

    /** What is only to be remembered is told in the infinitive: "gas book karna"; what a "+" adds is another thing. */
    private static boolean endsAsAnOrder(Reading part) {
        return !part.pieces().isEmpty() && (IMPERATIVES.contains(part.word(part.pieces().getLast().to() - 1))
                || part.word(part.pieces().getFirst().from() - 1).equals(SeveralCommands.PLUS));
    }

    /** What is asked about, or not understood, may be plain without the small talk around it. */
    private IntentAnswer commandAmongTalk(Reading reading) {
        var answer = Rethought.asked(reading, command(reading));
        return isPlain(answer)
                ? answer
                : SmallTalk.leftOut(reading).map(rest -> command(pieces.read(rest, reading.catalogue())))
                        .filter(RulesEngine::isPlain).orElse(answer);
    }

    static boolean isPlain(IntentAnswer answer) {
        return !answer.needsClarification() && !(answer.intent() instanceof Intent.Unknown);
    }

    private IntentAnswer command(Reading reading) {
        if (Guard.stops(reading)) {
            return likely.despiteGuard(reading).orElseGet(() -> unknown(SURE, Reason.OUT_OF_SCOPE));
        }
        var fits = fits(reading);
        var answer = SeveralCommands.in(reading, fits, this::fits)
                ? unknown(SURE, Reason.SEVERAL_COMMANDS)
                : Decision.among(fits);
        if (isPlain(answer)) {
            return likely.checked(answer, reading);
        }
        return SaidTwice.in(reading, this::fits).map(Decision::answer).orElseGet(() -> isNotUnderstood(answer)
                ? likely.in(reading).orElse(answer)
                : answer);
    }

    private static boolean isNotUnderstood(IntentAnswer answer) {
        return answer.intent() instanceof Intent.Unknown && answer.reason() != Reason.SEVERAL_COMMANDS;
    }

    private List<Fit> fits(Reading reading) {
        var concepts = reading.concepts();
        var mention = slots.mentionIn(reading);
        return frames.stream().filter(frame -> frame.isIn(concepts))
                .map(frame -> slots.fill(frame, reading, mention)).filter(Fit::isPossible).toList();
    }

    static IntentAnswer unknown(double confidence, Reason reason) {
        return IntentAnswer.unknown(NAME, Decision.rounded(confidence), reason);
    }
}
