package com.tarcommerce.ai.model;

/** Believes an answer or refuses it. */
@FunctionalInterface
public interface AnswerReader<T> {

    /** @throws RefusedAnswer with a sentence that helps the model to do better */
    T read(String content) throws RefusedAnswer;
}
