package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.model.RefusedAnswer;
import com.tarcommerce.common.contract.ai.BillLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model is to say of a bill, and what of it is believed: the shape, no number that no bill has, no sum that is none. */
final class SeenBill {
    /** Of 1e999 a double is infinite, and no number. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_LINES = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_UNIT = 20;
    private static final BigDecimal LARGEST = new BigDecimal("10000000");
    private static final BigDecimal PAISE = BigDecimal.valueOf(100);

    private SeenBill() {
    }

    /** Strict servers want every field; what is not on the bill is null. */
    static ObjectNode schema() {
        var line = object();
        nullable(line, "item", "string");
        nullable(line, "unit", "string");
        for (var number : new String[]{"quantity", "price", "amount"}) {
            nullable(line, number, "number");
        }
        var root = object();
        var lines = ((ObjectNode) root.get("properties")).putObject("lines").put("type", "array").put("maxItems",
                MOST_LINES);
        lines.set("items", line);
        root.withArray("required").add("lines");
        nullable(root, "total", "number");
        return root;
    }

    private static ObjectNode object() {
        var object = JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
        object.putObject("properties");
        object.putArray("required");
        return object;
    }

    private static void nullable(ObjectNode object, String name, String type) {
        ((ObjectNode) object.get("properties")).putObject(name).putArray("type").add(type).add("null");
        object.withArray("required").add(name);
    }

    static BillReader.Bill read(String content) throws RefusedAnswer {
        JsonNode said;
        try {
            said = JSON.readTree(content);
        } catch (JacksonException noJson) {
            throw new RefusedAnswer("That is no JSON.");
        }
        if (!said.isObject() || !said.path("lines").isArray() || said.path("lines").size() > MOST_LINES) {
            throw new RefusedAnswer("\"lines\" must be a list of at most " + MOST_LINES + ".");
        }
        var lines = new ArrayList<BillLine>();
        for (var line : said.path("lines")) {
            lines.add(line(line));
        }
        var total = paise(number(said, "total"));
        return new BillReader.Bill(make(lines, total) ? lines : lines.stream().map(SeenBill::checked).toList(), total);
    }

    /** Whether the printed total vouches for the lines. */
    private static boolean make(List<BillLine> lines, @Nullable Long total) {
        var sum = BigDecimal.ZERO;
        for (var line : lines) {
            if (line.quantity() == null || line.price() == null) {
                return false;
            }
            sum = sum.add(line.quantity().multiply(BigDecimal.valueOf(line.price())));
        }
        return total != null && sum.compareTo(BigDecimal.valueOf(total)) == 0;
    }

    /** What no amount and no total vouches for, nobody knows how many it is. */
    private static BillLine checked(BillLine line) {
        return line.amount() != null
                ? line
                : new BillLine(line.item(), null, line.unit(), line.price(), null);
    }

    private static BillLine line(JsonNode line) throws RefusedAnswer {
        var item = text(line, "item", LONGEST_NAME);
        if (item == null) {
            throw new RefusedAnswer("A line must have an item; leave out what is none.");
        }
        var unit = text(line, "unit", LONGEST_UNIT);
        var quantity = number(line, "quantity");
        var price = number(line, "price");
        var amount = number(line, "amount");
        var adds = quantity != null && price != null && amount != null && BillRow.fits(quantity, price, amount);
        var contradicts = !adds && quantity != null && price != null && amount != null;
        return new BillLine(item, contradicts ? null : quantity, unit == null ? null : PrintedNumber.unit(unit),
                paise(price),
                adds ? paise(amount) : null);
    }

    private static @Nullable String text(JsonNode node, String name, int longest) throws RefusedAnswer {
        var value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > longest) {
            throw new RefusedAnswer("\"" + name + "\" must be text of at most " + longest + " characters.");
        }
        var text = value.stringValue().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable BigDecimal number(JsonNode node, String name) throws RefusedAnswer {
        var value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0 || value.decimalValue().compareTo(LARGEST) > 0
                || value.decimalValue().stripTrailingZeros().scale() > 3) {
            throw new RefusedAnswer("\"" + name + "\" must be a number of a bill, as it is printed.");
        }
        return value.decimalValue();
    }

    private static @Nullable Long paise(@Nullable BigDecimal rupees) {
        return rupees == null ? null : rupees.multiply(PAISE).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** A line a line, as a reader of text would have it. */
    static String text(BillReader.Bill bill) {
        return bill.lines().stream().map(line -> Stream.of(line.item(), line.quantity(), line.unit(), line.price())
                .filter(java.util.Objects::nonNull).map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}
