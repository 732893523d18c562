package com.tarcommerce.gateway.intake;

/** What kind of place a chat is; a forum is a group with topics. */
public enum ChatKind {
    PRIVATE, GROUP, FORUM, CHANNEL
}
