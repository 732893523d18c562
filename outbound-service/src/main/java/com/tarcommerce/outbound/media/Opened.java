package com.tarcommerce.outbound.media;

/** The file of a message when its turn has come. */
public sealed interface Opened {

    record Ready(Enclosed file) implements Opened {
    }

    /** Its channel can't take what lies there: people get the address. */
    record AsLink(String url) implements Opened {
    }

    /** It will never be there. */
    record Refused(String reason) implements Opened {
    }

    /** Not now; {@code counted} if that is to use up one of the tries. */
    record Later(boolean counted, String reason) implements Opened {
    }
}
