package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;

/** Why the child that reads PDFs gave one back. */
enum PdfRefusal {
    DAMAGED(40), LOCKED(41), MANY_PAGES(42), MANY_PICTURES(43);

    private final int code;

    PdfRefusal(int code) {
        this.code = code;
    }

    /** What the child ends with; the JVM itself ends with smaller or much larger codes. */
    int code() {
        return code;
    }

    ProblemException problem() {
        return switch (this) {
            case DAMAGED -> OpenPicture.broken();
            case LOCKED ->
                FileKind.unsupported("This PDF is locked by a password: send a photo or a screenshot of the bill.");
            case MANY_PAGES -> OpenPicture.tooLarge("The PDF has more than " + PdfPages.MOST_PAGES
                    + " pages: send those of the bill.");
            case MANY_PICTURES -> OpenPicture.tooLarge("The PDF has more than " + PdfPages.MOST_PAINTED
                    + " pages that are pictures: send those of the bill.");
        };
    }

    /** Thrown inside the child. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final PdfRefusal why;

        Refused(PdfRefusal why) {
            super(why.name());
            this.why = why;
        }

        PdfRefusal why() {
            return why;
        }
    }
}
