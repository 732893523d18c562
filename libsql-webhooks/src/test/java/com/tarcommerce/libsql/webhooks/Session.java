package com.tarcommerce.libsql.webhooks;

import java.util.List;

/** One connection of a program that has loaded the extension. */
interface Session extends AutoCloseable {

    /**
     * Runs statements that are parted by semicolons.
     *
     * @return a line for each row, its columns parted by {@code |}; a statement that fails is one line with the error
     */
    List<String> run(String sql);

    @Override
    void close();
}
