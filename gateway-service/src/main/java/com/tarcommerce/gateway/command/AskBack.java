package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.gateway.command.Outcome.Asked;
import com.tarcommerce.gateway.command.Outcome.Choice;
import com.tarcommerce.gateway.intake.Reply;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says an outcome; what is asked back is kept, so that an answer to it finds its meaning. */
@Component
class AskBack {
    private static final int MOST_IN_A_ROW = 2;
    private static final int LONGEST_LABEL = 64;

    private final QuestionStore questions;
    private final InstantSource clock;

    AskBack(QuestionStore questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** Inside the transaction. */
    Spoken speak(Occasion on, Outcome outcome) {
        return switch (outcome) {
            case Choice choice -> new Spoken(choice.text(), buttons(on, choice.options()));
            case Asked asked -> {
                var meaning = Question.Meaning.awaiting(asked.intent(), asked.slot());
                keep(on, RandomId.next("f_"), meaning);
                yield new Spoken(asked.text(), List.of());
            }
            case Outcome.Written(var text, _, var leaves) -> new Spoken(text, List.of(),
                    List.of(Reply.Part.known(leaves.key(), leaves.room(), leaves.text(), leaves.expiresAt())));
            case Outcome.Attached(var text, var file) -> new Spoken(text, List.of(), List.of(), file);
            case Outcome.Told _,Outcome.Noted _,Outcome.Changed _,Outcome.Declined _,Outcome.Refused _ ->
                new Spoken(outcome.text(), List.of());
        };
    }

    private List<List<Button>> buttons(Occasion on, List<Option> options) {
        var family = RandomId.next("f_");
        var buttons = options.stream().map(option -> button(on, family, option)).toList();
        return buttons.size() <= MOST_IN_A_ROW ? List.of(buttons) : buttons.stream().map(List::of).toList();
    }

    private Button button(Occasion on, String family, Option option) {
        var meaning = new Question.Meaning(option.intent(), option.confirmed(), null, option.bill(), option.step(),
                option.words(), option.parts());
        var id = keep(on, family, meaning);
        return new Button(shortened(option.label()), id);
    }

    private String keep(Occasion on, String family, Question.Meaning meaning) {
        var now = clock.instant();
        questions.forgetOld(now);
        var question = new Question(RandomId.next("q_"), family, Question.Scope.of(on), meaning,
                now.plus(Question.VALID), false);
        questions.add(question, now);
        return question.id();
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    /**
     * What is to be said, and the buttons under it.
     *
     * @param elsewhere what is said in other places
     * @param file      that goes with the text
     */
    record Spoken(String text, List<List<Button>> buttons, List<Reply.Part> elsewhere, @Nullable Media file) {
        Spoken {
            buttons = List.copyOf(buttons);
            elsewhere = List.copyOf(elsewhere);
        }

        Spoken(String text, List<List<Button>> buttons) {
            this(text, buttons, List.of());
        }

        Spoken(String text, List<List<Button>> buttons, List<Reply.Part> elsewhere) {
            this(text, buttons, elsewhere, null);
        }
    }
}
