package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.contract.ai.BillLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a bill from its text: a name, then how many, for how much each, and what that makes. */
final class BillReader {
    private static final Pattern NOISE = Pattern.compile("[|_=@©®«»\\[\\]{}~*]+|(?<=[\\d\\s.])[x×](?=\\s*[\\d₹])");
    private static final Pattern NO_ITEM = Pattern.compile(
            "total|\\bgst\\b|cgst|sgst|\\btax|discount|round|\\bdate\\b|\\bbill\\b|invoice|phone|\\bmob|gstin|thank|cash|change|balance"
                    + "|कुल|योग|दिनांक|बिल|फोन|धन्यवाद|छूट|कर\\b|नकद|मोबाइल");
    private static final Pattern TOTAL = Pattern.compile("total|net\\s+amount|payable|कुल|योग");
    private static final Pattern PART_OF_TOTAL = Pattern.compile("sub\\s*-?\\s*total|उप\\s*-?\\s*योग");
    private static final Pattern RATE = Pattern.compile("\\brate|price|mrp|दर|भाव|मूल्य");
    private static final Pattern AMOUNT = Pattern.compile("amount|\\bamt|राशि|रकम");
    private static final Pattern SERIAL = Pattern.compile("[\\p{Nd}il]{1,3}[.)]?");
    private static final int LONGEST_SPECK = 2;
    private static final BigDecimal PAISE = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST = new BigDecimal("10000000");

    private boolean hasOnlyAmounts;

    /** @return what it says, without matches */
    Bill read(String text) {
        var lines = new ArrayList<BillLine>();
        Long total = null;
        for (var raw : text.lines().toList()) {
            var line = NOISE.matcher(raw).replaceAll(" ").strip();
            var lower = line.toLowerCase(Locale.ROOT);
            heading(lower);
            if (TOTAL.matcher(lower).find() && !PART_OF_TOTAL.matcher(lower).find()) {
                total = lastNumber(line).map(BillReader::paise).orElse(total);
            } else if (!NO_ITEM.matcher(lower).find()) {
                item(line).ifPresent(lines::add);
            }
        }
        return new Bill(lines, total);
    }

    private void heading(String lower) {
        if (AMOUNT.matcher(lower).find() && PrintedNumber.of(lower.substring(lower.lastIndexOf(' ') + 1)).isEmpty()) {
            hasOnlyAmounts = !RATE.matcher(lower).find();
        }
    }

    private Optional<BillLine> item(String line) {
        var words = new ArrayList<>(Arrays.stream(line.split("\\s+")).filter(word -> !word.isEmpty()).toList());
        var numbers = new ArrayList<PrintedNumber>();
        String unit = null;
        while (words.size() > 2 && isSpeck(words.getLast())) {
            words.removeLast();
        }
        while (!words.isEmpty() && numbers.size() < 3) {
            var number = PrintedNumber.of(words.getLast());
            var asUnit = PrintedNumber.unit(words.getLast());
            if (number.isPresent() && (number.get().unit() == null || isCount(number.get(), numbers))) {
                numbers.addFirst(number.get());
                unit = number.get().unit() == null ? unit : number.get().unit();
            } else if (asUnit != null && unit == null && words.size() > 1) {
                unit = asUnit;
            } else if (words.getLast().length() > 1 || Character.isLetterOrDigit(words.getLast().charAt(0))) {
                break;
            }
            words.removeLast();
        }
        var name = name(words);
        return name.isEmpty() || numbers.size() < 2 ? Optional.empty() : Optional.of(line(name.get(), numbers, unit));
    }

    /** What dirt and shadow behind the last column are read as. */
    private static boolean isSpeck(String word) {
        return word.length() <= LONGEST_SPECK && PrintedNumber.of(word).isEmpty() && PrintedNumber.unit(word) == null;
    }

    /** "5kg 45.00 225.00" is five kilos for 45 each; "500ml 24 28.00 672.00" is part of a name. */
    private static boolean isCount(PrintedNumber number, List<PrintedNumber> behind) {
        return behind.size() == 2 && fits(number.value(), behind.getFirst().value(), behind.getLast().value());
    }

    private static Optional<String> name(List<String> words) {
        var name = words.size() > 1 && SERIAL.matcher(words.getFirst()).matches()
                ? words.subList(1, words.size())
                : words;
        var text = String.join(" ", name).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N})]+$", "");
        return text.codePoints().filter(Character::isLetter).count() < 2 ? Optional.empty() : Optional.of(text);
    }

    private BillLine line(String name, List<PrintedNumber> numbers, @Nullable String unit) {
        if (numbers.size() == 2) {
            var quantity = numbers.getFirst().value();
            var said = numbers.getLast().value();
            if (hasOnlyAmounts && quantity.signum() > 0) {
                return new BillLine(name, quantity, unit, paise(said.divide(quantity, 4, RoundingMode.HALF_UP)),
                        paise(said));
            }
            return new BillLine(name, quantity, unit, paise(said), null);
        }
        var row = Row.of(numbers.get(0), numbers.get(1), numbers.get(2));
        return new BillLine(name, row.quantity(), unit, paise(row.price()),
                row.amount() == null ? null : paise(row.amount()));
    }

    private static Optional<BigDecimal> lastNumber(String line) {
        var numbers = Arrays.stream(line.split("\\s+")).flatMap(word -> PrintedNumber.of(word).stream())
                .map(PrintedNumber::value).toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.getLast());
    }

    private static @Nullable Long paise(BigDecimal rupees) {
        return rupees.compareTo(LARGEST) > 0
                ? null
                : rupees.multiply(PAISE).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static boolean fits(BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        return quantity.multiply(price).subtract(amount).abs().compareTo(new BigDecimal("0.05")) <= 0;
    }

    /**
     * Three numbers of a row; where they do not multiply, a lost decimal point is put back if that makes them.
     *
     * @param amount null if they do not multiply in any way: then one of them was misread
     */
    private record Row(BigDecimal quantity, BigDecimal price, @Nullable BigDecimal amount) {

        static Row of(PrintedNumber quantity, PrintedNumber price, PrintedNumber amount) {
            for (var each : options(price)) {
                for (var all : options(amount)) {
                    if (fits(quantity.value(), each, all)) {
                        return new Row(quantity.value(), each, all);
                    }
                }
            }
            return new Row(quantity.value(), price.value(), null);
        }

        private static List<BigDecimal> options(PrintedNumber number) {
            return number.decimals() > 0
                    ? List.of(number.value())
                    : List.of(number.value(), number.value().movePointLeft(2));
        }
    }

    /** @param total paise */
    record Bill(List<BillLine> lines, @Nullable Long total) {
    }
}
