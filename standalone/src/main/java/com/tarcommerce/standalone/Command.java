package com.tarcommerce.standalone;

import java.util.List;

/** One thing that {@code tarctl} can be told to do. */
interface Command {

    /** One line of the help: the command as it is typed, and what it does. */
    String usage();

    /** @return the exit status; a {@link Refusal} means 2 */
    int run(List<String> arguments);
}
