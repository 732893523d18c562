package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Finds by how much a page is turned: where its lines lie level, rows are either full of ink or empty. */
final class Slant {
    private static final double MOST = Math.toRadians(12);
    private static final double STEP = Math.toRadians(0.5);
    private static final double FINE = Math.toRadians(0.1);
    private static final double WIDTH = 700;
    private static final int DARK = 128;
    private static final double WORTH_TURNING = Math.toRadians(0.15);

    private final int[] xs;
    private final int[] ys;
    private final int height;
    private final int width;

    private Slant(BufferedImage small) {
        width = small.getWidth();
        height = small.getHeight();
        var points = Gray.pixels(small);
        var dark = new int[points.length];
        var count = 0;
        for (var i = 0; i < points.length; i++) {
            if (points[i] < DARK) {
                dark[count++] = i;
            }
        }
        xs = Arrays.stream(dark, 0, count).map(i -> i % width).toArray();
        ys = Arrays.stream(dark, 0, count).map(i -> i / width).toArray();
    }

    static BufferedImage level(BufferedImage clean) {
        var angle = new Slant(Gray.scaled(clean, Math.min(1, WIDTH / clean.getWidth()))).angle();
        return Math.abs(angle) < WORTH_TURNING ? clean : Gray.turned(clean, -angle);
    }

    private double angle() {
        var coarse = best(-MOST, MOST, STEP);
        return best(coarse - STEP, coarse + STEP, FINE);
    }

    private double best(double from, double to, double step) {
        var best = 0.0;
        var most = -1L;
        for (var angle = from; angle <= to; angle += step) {
            var order = order(angle);
            if (order > most) {
                most = order;
                best = angle;
            }
        }
        return best;
    }

    /** How sharply the rows differ from their neighbours. */
    private long order(double angle) {
        var rows = new long[height + 2 * width];
        var sine = Math.sin(angle);
        var cosine = Math.cos(angle);
        for (var i = 0; i < xs.length; i++) {
            rows[(int) Math.round(ys[i] * cosine - xs[i] * sine) + width]++;
        }
        var order = 0L;
        for (var row = 1; row < rows.length; row++) {
            order += (rows[row] - rows[row - 1]) * (rows[row] - rows[row - 1]);
        }
        return order;
    }
}
