package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.media.Enclosed;
import com.tarcommerce.outbound.text.FormattedText;
import org.jspecify.annotations.Nullable;

/**
 * One of the pieces that a message is sent in.
 *
 * @param index    from 0
 * @param enclosed the file that goes with it, which only a first one has
 */
public record Part(SendMessage message, String text, int index, boolean last, @Nullable Enclosed enclosed) {

    public Part(SendMessage message, String text, int index, boolean last) {
        this(message, text, index, last, null);
    }

    public boolean first() {
        return index == 0;
    }

    boolean needsFile() {
        return first() && message.media() != null;
    }

    Part with(Enclosed file) {
        return new Part(message, text, index, last, file);
    }

    /** The same words, and an address in place of the file. */
    Part linking(String url) {
        var words = text.isBlank() ? url : FormattedText.of(message).text() + "\n" + url;
        return new Part(message.with(null).in("plain").saying(words), words, index, last, null);
    }
}
