package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;

/** What administrators settle by command: becoming a shop, binding rooms, joining chats, language, keys. */
public interface AdministerShop {

    /** Whether this is one of its commands: {@code setup}, {@code bind}, {@code allow}, … */
    boolean knows(String command);

    /**
     * @param command  the word after the slash, in lower case, without the bot's name
     * @param argument the rest of the text, trimmed; may be empty
     */
    Plan plan(long inboundId, Incoming.Text text, String command, String argument);
}
