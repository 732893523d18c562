package com.tarcommerce.common.contract.ai;

import java.util.List;

/**
 * A text that holds several commands, cut.
 *
 * @param parts each is one command by itself, as typed, in the order of the text; 2 to {@value #MOST} of them, or none
 *              if the text is no such one or can't be cut well
 */
public record CommandParts(List<String> parts) {
    public static final int MOST = 10;

    public CommandParts {
        parts = List.copyOf(parts);
    }
}
