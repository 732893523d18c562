package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Token;
import java.util.Set;

/** Knows by its ending a Hindi verb of what shall be, whichever verb it is: mangwayenge, lautaungi, हटवाऊंगी. */
final class FutureVerb {
    private static final Set<String> ENDINGS = RuleWords.of("future verb endings");
    private static final Set<String> OTHERS = RuleWords.of("future verb others");
    private static final int SHORTEST = 5;

    private FutureVerb() {
    }

    /** A capital letter makes it a name. */
    static boolean is(Token token, String text) {
        return token.text().length() >= SHORTEST && !Character.isUpperCase(text.charAt(token.start()))
                && !OTHERS.contains(token.text()) && ENDINGS.stream().anyMatch(token.text()::endsWith);
    }
}
