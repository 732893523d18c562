package com.tarcommerce.ai.model;

import java.time.Duration;

/** Answers one question. */
interface ModelServer {

    /** Returns within this time, whatever the server does. */
    Completion complete(Question question, Duration within);
}
