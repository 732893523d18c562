package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.ReachCustomer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Tar itself reads in a customer's {@code data}: an address at which nobody can be written to would never be used. */
final class CustomerData {
    static final String DESCRIPTION = "Whatever the shop keeps. contact is where the customer is written to about an"
            + " unpaid cart: {\"channel\":\"telegram\",\"chat\":\"<id of the private chat with the bot>\"} or"
            + " {\"channel\":\"whatsapp\",\"account\":\"<your phone number id at the Cloud API>\",\"chat\":"
            + "\"<number with country, digits only>\"}. opted_out: true for who wants no nudges. language: en or hi,"
            + " in which the customer is written to; the shop's without it.";

    private CustomerData() {
    }

    /** @return what was given; a null field removes one and is always good */
    static @Nullable Map<String, @Nullable Object> checked(@Nullable Map<String, @Nullable Object> data) {
        if (data != null) {
            contact(data.get(Contact.FIELD));
            var optedOut = data.get(ReachCustomer.OPTED_OUT);
            if (optedOut != null && !(optedOut instanceof Boolean)) {
                throw ProblemException.malformed("data.opted_out must be true or false.");
            }
            var language = data.get(ReachCustomer.LANGUAGE);
            if (language != null && !(language instanceof String tag && ReachCustomer.LANGUAGES.contains(tag))) {
                throw ProblemException.malformed("data.language must be en or hi.");
            }
        }
        return data;
    }

    private static void contact(@Nullable Object contact) {
        try {
            if (contact != null) {
                Contact.read(contact);
            }
        } catch (IllegalArgumentException unusable) {
            throw ProblemException.malformed(String.valueOf(unusable.getMessage()));
        }
    }
}
