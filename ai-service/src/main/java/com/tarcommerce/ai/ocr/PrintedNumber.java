package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.text.Tokenizer;
import com.tarcommerce.ai.text.Unit;
import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as bills print it, with what it counts if that is written to it: 1,250.00 · 24 · ₹28 · 5kg · ४५.
 *
 * @param decimals digits behind its point; a point is easily lost in a photo
 */
record PrintedNumber(BigDecimal value, int decimals, @Nullable String unit) {
    private static final Pattern NUMBER = Pattern
            .compile(
                    "(?:₹|rs\\.?|inr)?((?:\\d{1,3}(?:,\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3})(?:\\.\\d{1,2})?|\\d+(?:\\.\\d{1,3})?)(?:/-)?([\\p{L}\\p{M}.]*)");
    private static final Units UNITS = new Units();
    private static final int LONGEST = 12;
    private static final int LONGEST_WORD = 32;

    static Optional<PrintedNumber> of(String word) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        var found = NUMBER.matcher(plain(word));
        if (!found.matches() || found.group(1).length() > LONGEST) {
            return Optional.empty();
        }
        var unit = unit(found.group(2));
        if (!found.group(2).isEmpty() && unit == null) {
            return Optional.empty();
        }
        var value = new BigDecimal(found.group(1).replace(",", ""));
        return Optional.of(new PrintedNumber(value, value.scale(), unit));
    }

    static @Nullable String unit(String word) {
        var bare = Tokenizer.fold(word.replace(".", ""));
        return bare.isEmpty() ? null : UNITS.find(Tokenizer.word(bare)).map(Unit::name).orElse(null);
    }

    /** One kind of digits, and the letters that a photo makes of them put right in what is a number otherwise. */
    private static String plain(String word) {
        var ascii = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .forEach(c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        var plain = ascii.toString().replaceAll("^[^\\p{L}\\p{N}₹]+|[^\\p{L}\\p{M}\\p{N}]+$", "");
        return plain.matches("[\\doils.,]*\\d[\\doils.,]*[.,][\\doils]{2}")
                ? plain.replace('o', '0').replace('i', '1').replace('l', '1').replace('s', '5')
                : plain;
    }
}
