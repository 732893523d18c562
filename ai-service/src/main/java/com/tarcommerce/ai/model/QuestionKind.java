package com.tarcommerce.ai.model;

/** What a question is for: each kind has a breaker of its own, so that long ones that are slow do not switch short ones off. */
public enum QuestionKind {
    INTENT, WRITING, PICTURE
}
