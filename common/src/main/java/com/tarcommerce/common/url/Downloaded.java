package com.tarcommerce.common.url;

/** What came of fetching a file. */
public sealed interface Downloaded {

    /** The file itself. */
    final class Content implements Downloaded {
        private final byte[] bytes;

        /** @param bytes not changed by whoever gives them */
        public Content(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /** More than is taken; it was not fetched to its end. */
    record TooLarge() implements Downloaded {
    }

    /** It began to come and did not end in time. */
    record TooSlow() implements Downloaded {
    }

    /** The answer was another than 200, be it a redirect. */
    record Refused(int status) implements Downloaded {
    }

    /**
     * No answer began in time, or it said that it is away or busy.
     *
     * @param why without the address, which may hold a token
     */
    record Away(String why) implements Downloaded {
    }
}
