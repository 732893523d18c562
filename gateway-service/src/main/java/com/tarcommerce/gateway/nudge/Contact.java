package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer is written to: the private chat with the Telegram bot, or a number on WhatsApp's Cloud API. It stands
 * in the customer's {@code data.contact}.
 *
 * @param account WhatsApp's phone number id of ours; on Telegram the id of an added bot, absent for the environment's
 * @param chat    the person's id on Telegram, the number with its country and without a plus on WhatsApp
 */
public record Contact(String channel, @Nullable String account, String chat) {
    public static final String FIELD = "contact";
    private static final String TELEGRAM = "telegram";
    private static final String WHATSAPP = "whatsapp";
    private static final Set<String> PARTS = Set.of("channel", "account", "chat");
    private static final Pattern PERSON = Pattern.compile("[1-9]\\d{0,15}");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{6,14}");
    private static final Pattern MOBILE = Pattern
            .compile("^(?:(52)1(\\d{10})|(54)9(\\d{10})|(55\\d{2})9([6-9]\\d{7}))$");
    private static final Pattern NUMBER_ID = Pattern.compile("\\d{1,32}");

    /** @throws IllegalArgumentException if nobody can be written to there; its message says what to write instead */
    public Contact {
        switch (channel) {
            case TELEGRAM -> {
                require(account == null || NUMBER_ID.matcher(account).matches(),
                        "data.contact.account must be the id of"
                                + " a bot that was added (GET /v1/accounts); leave it out for the bot of the environment.");
                require(PERSON.matcher(chat).matches(),
                        "data.contact.chat must be the id of the customer's private chat"
                                + " with the bot, a positive number like 500000001; groups and channels are refused.");
            }
            case WHATSAPP -> {
                require(account != null && NUMBER_ID.matcher(account).matches(), "data.contact.account must be the"
                        + " phone number id of your number on WhatsApp's Cloud API (TAR_WHATSAPP_PHONE_NUMBER_ID);"
                        + " a number that is linked by the bridge does not write to customers.");
                require(NUMBER.matcher(chat).matches(), "data.contact.chat must be the customer's number with its"
                        + " country and nothing else, like 919876543210.");
            }
            default -> throw new IllegalArgumentException("data.contact.channel must be telegram or whatsapp.");
        }
    }

    /** @throws IllegalArgumentException like the constructor */
    public static Contact read(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> parts) || !PARTS.containsAll(parts.keySet())) {
            throw new IllegalArgumentException("data.contact must be an object with channel, chat and, for whatsapp or"
                    + " another bot than the first, account, like {\"channel\":\"telegram\",\"chat\":\"500000001\"}.");
        }
        var channel = text(parts.get("channel"));
        var chat = text(parts.get("chat"));
        return new Contact(channel == null ? "" : channel, text(parts.get("account")), chat == null ? "" : chat);
    }

    private static @Nullable String text(@Nullable Object part) {
        return part instanceof String || part instanceof Integer || part instanceof Long ? part.toString() : null;
    }

    /** What any writer may have put there, if it is one. */
    static Optional<Contact> of(Node customer) {
        try {
            return Optional.of(read(NodeData.of(customer).fields().get(FIELD)));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** Empty for a place that is no one person's. */
    public static Optional<Contact> at(Room place) {
        try {
            return Optional.of(new Contact(place.channel(), place.account(), place.chat()));
        } catch (IllegalArgumentException noPerson) {
            return Optional.empty();
        }
    }

    public Room room() {
        return new Room(channel, account, chat, null);
    }

    /**
     * The chat by which a person is the same. In Mexico, Argentina and Brazil mobile numbers are written with and without
     * a digit of their own (521…, 549…, 55 and area 9…), and WhatsApp may tell a number without it, or with it, whichever
     * way a shop has it.
     */
    String number() {
        return channel.equals(WHATSAPP) ? MOBILE.matcher(chat).replaceFirst("$1$2$3$4$5$6") : chat;
    }

    /** As people call the channel. */
    public String label() {
        return label(channel);
    }

    public static String label(String channel) {
        return channel.equals(TELEGRAM) ? "Telegram" : "WhatsApp";
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
