package com.tarcommerce.outbound.delivery;

import java.sql.Connection;
import okhttp3.OkHttpClient;

/** What no class of this package may be: it knows how a channel speaks, and speaks SQL itself. */
public abstract class BreaksTheRules {
    abstract Connection sql();

    abstract OkHttpClient channel();
}
