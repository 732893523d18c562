package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** What a way of talking to the database is asked for, over and over; each answer is looked at. */
enum DriverWork {
    SELECT("select by key, statements") {
        @Override
        int once(DriverSession session, int number, int batch) throws IOException, SQLException {
            var item = item(number);
            verify(session.select(item).equals(name(item)));
            return 1;
        }
    },
    UPDATE("update by key, statements") {
        @Override
        int once(DriverSession session, int number, int batch) throws IOException, SQLException {
            verify(session.update(item(number)) == 1);
            return 1;
        }
    },
    BATCH("batched inserts, rows") {
        @Override
        int once(DriverSession session, int number, int batch) throws IOException, SQLException {
            verify(session.insert(batch) == batch);
            return batch;
        }
    };

    static final int ITEMS = 1_000;

    private final String title;

    DriverWork(String title) {
        this.title = title;
    }

    /** @return how much of it was done */
    abstract int once(DriverSession session, int number, int batch) throws IOException, SQLException;

    static String name(int item) {
        return "item " + item;
    }

    private static int item(int number) {
        return 1 + number % ITEMS;
    }

    private static void verify(boolean right) {
        if (!right) {
            throw new IllegalStateException("the answer is wrong");
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
