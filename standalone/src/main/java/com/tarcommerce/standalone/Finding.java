package com.tarcommerce.standalone;

/**
 * What a check of the doctor found.
 *
 * @param what one sentence
 * @param mend how to mend it; empty if nothing has to be done
 */
record Finding(Level level, String what, String mend) {

    enum Level {
        /** As it should be. */
        OK("ok  "),
        /** Worth knowing; nothing is broken. */
        NOTE("note"),
        /** Tar will not work as it should until this is mended. */
        MEND("MEND");

        final String label;

        Level(String label) {
            this.label = label;
        }
    }

    static Finding ok(String what) {
        return new Finding(Level.OK, what, "");
    }

    static Finding note(String what, String mend) {
        return new Finding(Level.NOTE, what, mend);
    }

    static Finding mend(String what, String mend) {
        return new Finding(Level.MEND, what, mend);
    }

    @Override
    public String toString() {
        return level.label + "  " + what + (mend.isEmpty() ? "" : System.lineSeparator() + "      → " + mend);
    }
}
