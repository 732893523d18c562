package com.tarcommerce.ai.ocr;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Pictures in shades of grey: what all the steps of reading work on. */
final class Gray {
    private Gray() {
    }

    static BufferedImage of(BufferedImage picture) {
        return drawn(picture, new AffineTransform(), picture.getWidth(), picture.getHeight());
    }

    static BufferedImage scaled(BufferedImage picture, double by) {
        return drawn(picture, AffineTransform.getScaleInstance(by, by), (int) Math.round(picture.getWidth() * by),
                (int) Math.round(picture.getHeight() * by));
    }

    /** On a larger sheet, so that no corner is cut off. */
    static BufferedImage turned(BufferedImage picture, double radians) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var wide = (int) Math.ceil(width * Math.abs(Math.cos(radians)) + height * Math.abs(Math.sin(radians)));
        var high = (int) Math.ceil(height * Math.abs(Math.cos(radians)) + width * Math.abs(Math.sin(radians)));
        var turn = AffineTransform.getTranslateInstance(wide / 2.0, high / 2.0);
        turn.rotate(radians);
        turn.translate(-width / 2.0, -height / 2.0);
        return drawn(picture, turn, wide, high);
    }

    /** @param turns quarters of a turn, clockwise */
    static BufferedImage quarters(BufferedImage picture, int turns) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var wide = turns % 2 == 0 ? width : height;
        var high = turns % 2 == 0 ? height : width;
        var turn = AffineTransform.getTranslateInstance(wide / 2.0, high / 2.0);
        turn.quadrantRotate(turns);
        turn.translate(-width / 2.0, -height / 2.0);
        return drawn(picture, turn, wide, high);
    }

    private static BufferedImage drawn(BufferedImage picture, AffineTransform how, int width, int height) {
        var gray = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = gray.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, gray.getWidth(), gray.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, how, null);
        graphics.dispose();
        return gray;
    }

    /** Row by row, 0 black to 255 white. */
    static int[] pixels(BufferedImage gray) {
        return gray.getRaster().getSamples(0, 0, gray.getWidth(), gray.getHeight(), 0, (int[]) null);
    }

    static BufferedImage of(int[] pixels, int width, int height) {
        var gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSamples(0, 0, width, height, 0, pixels);
        return gray;
    }
}
