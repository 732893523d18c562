package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.contract.ai.BillLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a bill from its text: a name, then how many, for how much each, and what that makes. */
final class BillReader {
    private static final Pattern NOISE = Pattern.compile("[|_=@©®«»\\[\\]{}~*]+|(?<=[\\d\\s.])[x×](?=\\s*[\\d₹])");
    /** Between the pages of one bill. */
    static final String NEXT_PAGE = "\f";
    private static final Pattern SERIAL = Pattern.compile("[\\p{Nd}il]{1,3}[.)]?");
    private static final int LONGEST_SPECK = 2;
    private static final BigDecimal PAISE = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST = new BigDecimal("10000000");

    private final Predicate<String> isItem;
    private boolean hasOnlyAmounts;
    private boolean isPriceFirst;

    BillReader() {
        this(_ -> false);
    }

    /** @param isItem whether these very words are the name of an item, whatever else they may mean on a bill */
    BillReader(Predicate<String> isItem) {
        this.isItem = isItem;
    }

    /** @return what it says, without matches */
    Bill read(String text) {
        var lines = new ArrayList<BillLine>();
        Long total = null;
        for (var page : text.split(NEXT_PAGE, -1)) {
            var isHead = true;
            for (var raw : page.lines().toList()) {
                var line = NOISE.matcher(raw).replaceAll(" ").strip();
                var lower = line.toLowerCase(Locale.ROOT);
                if (isHead) {
                    hasOnlyAmounts = BillWords.onlyAmounts(lower).orElse(hasOnlyAmounts);
                    isPriceFirst = BillWords.priceFirst(lower).orElse(isPriceFirst);
                }
                var item = item(line);
                if (item.isPresent() && isItem(item.get(), lower)) {
                    lines.add(item.get().line);
                    isHead = false;
                } else if (BillWords.isTotal(lower)) {
                    total = lastNumber(line).map(BillReader::paise).orElse(total);
                }
            }
        }
        return new Bill(lines, total);
    }

    /** Words such as "total" make a line none, unless it is an item by its name or by its numbers. */
    private boolean isItem(Item item, String lower) {
        return !BillWords.isDoubtful(lower) || isItem.test(item.line.item())
                || (item.multiplies && BillWords.isNamed(item.line.item()));
    }

    private Optional<Item> item(String line) {
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
        return behind.size() == 2 && BillRow.fits(number.value(), behind.getFirst().value(), behind.getLast().value());
    }

    private static Optional<String> name(List<String> words) {
        var name = words.size() > 1 && SERIAL.matcher(words.getFirst()).matches()
                ? words.subList(1, words.size())
                : words;
        var text = String.join(" ", name).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N})]+$", "");
        return text.codePoints().filter(Character::isLetter).count() < 2 ? Optional.empty() : Optional.of(text);
    }

    private Item line(String name, List<PrintedNumber> numbers, @Nullable String unit) {
        if (isPriceFirst) {
            numbers.add(0, numbers.remove(1));
        }
        if (numbers.size() == 2) {
            var quantity = numbers.getFirst().value();
            var said = numbers.getLast().value();
            if (hasOnlyAmounts && quantity.signum() > 0) {
                return new Item(new BillLine(name, quantity, unit,
                        paise(said.divide(quantity, 4, RoundingMode.HALF_UP)), paise(said)), false);
            }
            return new Item(new BillLine(name, quantity, unit, paise(said), null), false);
        }
        var row = BillRow.of(numbers.get(0), numbers.get(1), numbers.get(2));
        return new Item(new BillLine(name, row.quantity(), unit, paise(row.price()),
                row.amount() == null ? null : paise(row.amount())), row.amount() != null);
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

    /** @param multiplies whether quantity times price is the amount that is printed */
    private record Item(BillLine line, boolean multiplies) {
    }

    /** @param total paise */
    record Bill(List<BillLine> lines, @Nullable Long total) {
        /** Whether something in it can only be of a bill: of letters that lie on their sides a line or two may be made. */
        boolean isSure() {
            return total != null || lines.stream().anyMatch(line -> line.amount() != null);
        }

        boolean isEmpty() {
            return lines.isEmpty() && total == null;
        }
    }
}
