package com.tarcommerce.ai.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** A bill as a phone would take it: turned, in shadow, grainy, faint, blurred, with headings in Hindi or English. */
final class PaintedBill {
    private static final int WIDTH = 1_000;
    private static final int LEFT = 60;
    private static final int[] COLUMNS = {LEFT, 130, 560, 700, 840};
    private static final List<String> GOODS = List.of("Amul Milk 500ml", "Tata Salt 1kg", "Maggi Noodles 70g",
            "Parle-G Biscuit", "Fortune Oil 1L", "Basmati Rice 5kg", "Surf Excel 1kg", "Red Label Tea 250g",
            "Colgate 100g", "Lifebuoy Soap", "Sugar", "Toor Dal 1kg", "Britannia Bread", "Eggs");
    private static final String[] UNITS = {"", " pcs", " kg", " pkt"};

    final List<Line> lines = new ArrayList<>();
    final long total;
    private final int number;
    private final Random random;
    private final boolean hindi;

    /** @param price paise */
    record Line(String item, BigDecimal quantity, long price) {
        long amount() {
            return quantity.multiply(BigDecimal.valueOf(price)).longValueExact();
        }
    }

    PaintedBill(int number) {
        this.number = number;
        this.random = new Random(1_000L + number);
        this.hindi = number % 2 == 1;
        var goods = new ArrayList<>(GOODS);
        Collections.shuffle(goods, random);
        goods.subList(0, 4 + random.nextInt(5)).forEach(item -> lines
                .add(new Line(item, BigDecimal.valueOf(1 + random.nextInt(48)), 500L + 50L * random.nextInt(800))));
        total = lines.stream().mapToLong(Line::amount).sum();
    }

    static List<String> goods() {
        return GOODS;
    }

    byte[] photo() {
        var photo = grain(blurred(turned(page())));
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(photo, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage page() {
        var height = 420 + 60 * lines.size() + 160;
        var page = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(paper());
        pen.fillRect(0, 0, WIDTH, height);
        pen.setColor(ink());
        write(pen, hindi);
        pen.dispose();
        return page;
    }

    private void write(Graphics2D pen, boolean inHindi) {
        var plain = new Font(number % 3 == 0 ? "DejaVu Serif" : "DejaVu Sans", Font.PLAIN, 26 + number % 3 * 2);
        var devanagari = new Font("Noto Sans Devanagari", Font.PLAIN, 28);
        pen.setFont(inHindi ? devanagari.deriveFont(Font.BOLD, 40f) : plain.deriveFont(Font.BOLD, 40f));
        pen.drawString(inHindi ? "शर्मा किराना स्टोर" : "Sharma Kirana Store", 280, 90);
        pen.setFont(inHindi ? devanagari : plain);
        pen.drawString(
                inHindi ? "बिल नं. 10" + number + "   दिनांक 12/03/2026" : "Bill No. 10" + number + "  Date 12/03/2026",
                LEFT, 160);
        var heads = inHindi
                ? new String[]{"क्र.", "विवरण", "मात्रा", "दर", "राशि"}
                : new String[]{"No", "Item", "Qty", "Rate", "Amount"};
        row(pen, 240, heads);
        pen.drawLine(LEFT, 260, WIDTH - LEFT, 260);
        pen.setFont(plain);
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            row(pen, 310 + 60 * at, String.valueOf(at + 1), line.item(), line.quantity() + UNITS[number % UNITS.length],
                    rupees(line.price()), rupees(line.amount()));
        }
        var bottom = 310 + 60 * lines.size();
        pen.drawLine(LEFT, bottom - 25, WIDTH - LEFT, bottom - 25);
        pen.setFont(inHindi ? devanagari : plain.deriveFont(Font.BOLD));
        pen.drawString(inHindi ? "कुल योग" : "Grand Total", COLUMNS[2] - 60, bottom + 20);
        pen.setFont(plain.deriveFont(Font.BOLD));
        pen.drawString(rupees(total), COLUMNS[4], bottom + 20);
        pen.setFont(inHindi ? devanagari : plain);
        pen.drawString(inHindi ? "धन्यवाद" : "Thank you", 420, bottom + 100);
    }

    private static void row(Graphics2D pen, int y, String... cells) {
        for (var at = 0; at < cells.length; at++) {
            pen.drawString(cells[at], COLUMNS[at], y);
        }
    }

    private static String rupees(long paise) {
        return String.format(Locale.ROOT, "%d.%02d", paise / 100, paise % 100);
    }

    private Color paper() {
        var light = number % 4 == 0 ? 200 : 240;
        return new Color(light, light - 6, light - 20);
    }

    /** Every fourth bill is a faint one. */
    private Color ink() {
        var dark = number % 4 == 0 ? 120 : 40;
        return new Color(dark, dark, dark + 15);
    }

    private BufferedImage turned(BufferedImage page) {
        var photo = new BufferedImage(page.getWidth() + 160, page.getHeight() + 160, BufferedImage.TYPE_INT_RGB);
        var pen = photo.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(paper());
        pen.fillRect(0, 0, photo.getWidth(), photo.getHeight());
        var turn = AffineTransform.getRotateInstance(Math.toRadians(random.nextDouble() * 10 - 5),
                photo.getWidth() / 2.0, photo.getHeight() / 2.0);
        turn.translate(80, 80);
        pen.drawImage(page, turn, null);
        pen.dispose();
        return photo;
    }

    private BufferedImage blurred(BufferedImage photo) {
        if (number % 3 != 1) {
            return photo;
        }
        var even = new float[9];
        Arrays.fill(even, 1 / 9f);
        return new ConvolveOp(new Kernel(3, 3, even), ConvolveOp.EDGE_NO_OP, null).filter(photo, null);
    }

    /** Noise of the sensor, and a shadow that falls from one side. */
    private BufferedImage grain(BufferedImage photo) {
        var strength = 4 + number % 5 * 4;
        for (var y = 0; y < photo.getHeight(); y++) {
            for (var x = 0; x < photo.getWidth(); x++) {
                var shade = 1 - 0.35 * x / photo.getWidth();
                var noise = random.nextGaussian() * strength;
                photo.setRGB(x, y, shaded(photo.getRGB(x, y), shade, noise));
            }
        }
        return photo;
    }

    private static int shaded(int rgb, double shade, double noise) {
        var red = Math.clamp((long) (((rgb >> 16) & 255) * shade + noise), 0, 255);
        var green = Math.clamp((long) (((rgb >> 8) & 255) * shade + noise), 0, 255);
        var blue = Math.clamp((long) ((rgb & 255) * shade + noise), 0, 255);
        return (red << 16) | (green << 8) | blue;
    }
}
