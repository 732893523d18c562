package com.tarcommerce.testsupport.telegram;

/** A call that Telegram would refuse, and its words. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    Refusal(Answer answer) {
        super(answer.body().toString());
        this.answer = answer;
    }

    static Refusal badRequest(String why) {
        return new Refusal(Answer.badRequest(why));
    }

    static Refusal forbidden(String why) {
        return new Refusal(Answer.error(403, "Forbidden: " + why));
    }

    Answer answer() {
        return answer;
    }
}
