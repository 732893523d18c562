package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;

/** Takes shadow, grain and faintness from a photographed page: each point is compared with the paper around it. */
final class Cleaning {
    private static final int WINDOWS_ACROSS = 16;
    /** Below this share of the paper's brightness a point is black, above the other one white. */
    private static final double INK = 0.62;
    private static final double PAPER = 0.92;
    private static final int WHITE = 255;

    private final int width;
    private final int height;

    private Cleaning(BufferedImage page) {
        this.width = page.getWidth();
        this.height = page.getHeight();
    }

    static BufferedImage clean(BufferedImage gray) {
        var cleaning = new Cleaning(gray);
        var points = cleaning.mean(Gray.pixels(gray), 1);
        var paper = cleaning.mean(points, Math.max(8, gray.getWidth() / WINDOWS_ACROSS));
        return Gray.of(stretched(points, paper), gray.getWidth(), gray.getHeight());
    }

    private static int[] stretched(int[] points, int[] paper) {
        var clean = new int[points.length];
        for (var i = 0; i < points.length; i++) {
            var share = points[i] / (double) Math.max(1, paper[i]);
            clean[i] = (int) Math.clamp((share - INK) / (PAPER - INK) * WHITE, 0, WHITE);
        }
        return clean;
    }

    /** The mean of the square of that radius around each point, by sums from the corner. */
    private int[] mean(int[] points, int radius) {
        var sums = new long[(width + 1) * (height + 1)];
        for (var y = 0; y < height; y++) {
            var row = 0L;
            for (var x = 0; x < width; x++) {
                row += points[y * width + x];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        var means = new int[points.length];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                means[y * width + x] = mean(sums, x, y, radius);
            }
        }
        return means;
    }

    private int mean(long[] sums, int x, int y, int radius) {
        var left = Math.max(0, x - radius);
        var top = Math.max(0, y - radius);
        var right = Math.min(width, x + radius + 1);
        var bottom = Math.min(height, y + radius + 1);
        var sum = sums[bottom * (width + 1) + right] - sums[top * (width + 1) + right]
                - sums[bottom * (width + 1) + left] + sums[top * (width + 1) + left];
        return (int) (sum / ((long) (right - left) * (bottom - top)));
    }
}
