package com.tarcommerce.benchmarks;

import java.util.stream.IntStream;

/** What all raw sessions send, made before the clock runs and without the baton; one request for each item. */
final class HranaRequests {
    private final byte[][] selects;
    private final byte[][] updates;
    private final byte[] inserts;

    HranaRequests(int items, int batch) {
        selects = each(items, DriverSession.SELECT);
        updates = each(items, DriverSession.UPDATE);
        inserts = HranaBytes.insertAll(DriverSession.INSERT, batch);
    }

    private static byte[][] each(int items, String sql) {
        return IntStream.rangeClosed(1, items).mapToObj(item -> HranaBytes.execute(sql, (long) item))
                .toArray(byte[][]::new);
    }

    byte[] select(int item) {
        return selects[item - 1];
    }

    byte[] update(int item) {
        return updates[item - 1];
    }

    byte[] inserts() {
        return inserts;
    }
}
