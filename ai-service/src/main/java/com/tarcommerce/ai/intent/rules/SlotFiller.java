package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Fills the slots of a frame from the pieces of a text. */
final class SlotFiller {
    private static final double UNCLEAR = 0.7;
    private static final double TALK = 0.4;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final Set<Concept> SUMS = Set.of(Concept.PAYMENT, Concept.PAID, Concept.ARRIVED, Concept.REFUNDED,
            Concept.GIVEN);
    private static final Set<Concept> ABOUT = Set.of(Concept.EXPENSE, Concept.STOCK, Concept.SALES, Concept.ORDER,
            Concept.PAYMENT, Concept.TODAY, Concept.SUMMARY, Concept.LOW);
    private static final Set<String> OF_TIME = Set.of("am", "pm", "baje", "o'clock", "oclock", ":");
    private static final int SHORTEST_ORDER_ID = 3;

    private final ItemFinder items = new ItemFinder();
    private final NameFinder names = new NameFinder();
    private final Amounts amounts = new Amounts();

    /** Finds the item once for all frames of a text. */
    Supplier<Mention> mentionIn(Reading reading) {
        return SingletonSupplier.of(() -> items.find(reading, Set.of()));
    }

    /** @param plainMention the item where no piece is taken for something else */
    Fit fill(Frame frame, Reading reading, Supplier<Mention> plainMention) {
        var filling = new Filling();
        if (frame.asksFor(Slot.Kind.CUSTOMER)) {
            names.customer(reading, items).ifPresent(customer -> customer.into(filling, Slot.Kind.CUSTOMER));
        }
        if (frame.asksFor(Slot.Kind.ORDER_ID) && (reading.has(Concept.ORDER) || hasOrderId(reading))) {
            filling.use(Bearer.ofOrder(reading));
        }
        var mention = filling.used().isEmpty() ? plainMention.get() : items.find(reading, filling.used());
        if (frame.asksFor(Slot.Kind.NAME) || frame.asksFor(Slot.Kind.NEWNAME)) {
            names.newItem(reading).ifPresent(name -> {
                name.into(filling, Slot.Kind.NAME);
                filling.bend(names.isNameUnclear(reading, name) || isThere(name) ? UNCLEAR : 1);
            });
        }
        if (frame.asksFor(Slot.Kind.ITEM)) {
            filling.use(mention.pieces());
            filling.use(amounts.partOfName(reading, mention));
            if (frame.kind() == Frame.Kind.WRITE && !frame.asksFor(Slot.Kind.CUSTOMER)) {
                filling.use(Bearer.ofGoods(reading, mention));
                hand(frame, reading, mention, filling);
            }
        }
        if (frame.asksFor(Slot.Kind.TASK_ID)) {
            filling.use(about(reading));
        }
        frame.slots().forEach(slot -> fill(slot, reading, mention, filling));
        return new Fit(frame, reading, filling, mention);
    }

    /** Goods that were given left the shop if somebody is said to whom; "raju ne 5 diye" may have brought them. */
    private static void hand(Frame frame, Reading reading, Mention goods, Filling filling) {
        var given = frame.needs().size() == 1 && frame.needs(Concept.GIVEN);
        if (given || frame.needs(Concept.SOLD)) {
            var receiving = Bearer.receiving(reading, goods);
            filling.use(receiving);
            if (given && receiving.isEmpty()) {
                filling.bend(goods.isKnown() ? UNCLEAR : TALK);
            }
        }
    }

    /** What the catalogue has by this very name is no new item. */
    private static boolean isThere(Typed name) {
        return name.pieces().size() == 1 && name.pieces().getFirst() instanceof Piece.ItemName;
    }

    private void fill(Slot slot, Reading reading, Mention mention, Filling filling) {
        switch (slot.kind()) {
            case ITEM -> item(slot, mention, filling);
            case NAME, NEWNAME -> name(slot, filling);
            case QUANTITY, DELTA, THRESHOLD -> amounts.count(slot, reading, mention, filling);
            case PRICE -> amounts.price(slot, reading, filling);
            case UNIT -> {
                // Filled with the quantity.
            }
            case CUSTOMER -> {
                if (filling.get(Slot.Kind.CUSTOMER, String.class) == null) {
                    filling.miss(slot);
                }
            }
            case ORDER_ID -> id(slot, Concept.ORDER, reading, filling);
            case CART_ID -> id(slot, Concept.CART, reading, filling);
            case TASK_ID -> id(slot, Concept.TASK, reading, filling);
            case STATUS -> status(slot, reading, filling);
            case PERIOD -> period(slot, reading, filling);
            case ROLE -> role(slot, reading, filling);
        }
    }

    private static void item(Slot slot, Mention mention, Filling filling) {
        switch (mention.resolution()) {
            case Resolution.Found(var name, var likeness) -> {
                filling.put(Slot.Kind.ITEM, name);
                filling.bend(likeness);
            }
            case Resolution.Ambiguous(var candidates) -> filling.offer(candidates, true);
            case Resolution.NotFound(var nearest) -> {
                filling.miss(slot);
                filling.offer(nearest, false);
            }
        }
    }

    private static void name(Slot slot, Filling filling) {
        if (filling.get(Slot.Kind.NAME, String.class) == null) {
            filling.miss(slot);
        }
    }

    private static void id(Slot slot, Concept of, Reading reading, Filling filling) {
        var ids = reading.all(Piece.Id.class).filter(id -> id.of() == of || isMarkedFor(reading, id, of)).toList();
        if (!ids.isEmpty()) {
            filling.put(slot.kind(), ids.getFirst().value(), ids.getFirst());
            return;
        }
        var bare = of == Concept.ORDER ? bareIds(reading) : onlyNumber(reading);
        if (bare.isEmpty()) {
            filling.miss(slot);
        } else {
            filling.put(slot.kind(), bare.getFirst().value().toPlainString(), bare.getFirst());
        }
    }

    /** "The milk reminder", "subah 9 baje wala": what a task is about, and when, tells it from others but is no id. */
    private static List<Piece> about(Reading reading) {
        return reading.pieces().stream()
                .filter(piece -> piece instanceof Piece.ItemName || piece instanceof Piece.Other
                        || (piece instanceof Piece.Meaning(var concept, _, _) && ABOUT.contains(concept))
                        || (piece instanceof Piece.Amount amount && isTime(reading, amount)))
                .toList();
    }

    private static boolean isTime(Reading reading, Piece.Amount amount) {
        var behind = reading.tokens().subList(amount.to(), Math.min(amount.to() + 2, reading.tokens().size()));
        return behind.stream().anyMatch(token -> OF_TIME.contains(token.text()));
    }

    /** "#22 cart": a number with a mark is an order's, unless it names what stands behind it. */
    private static boolean isMarkedFor(Reading reading, Piece.Id id, Concept of) {
        var behind = reading.pieces().indexOf(id) + 1;
        return id.of() == Concept.ORDER && behind < reading.pieces().size()
                && reading.pieces().get(behind) instanceof Piece.Meaning(var concept, _, _) && concept == of;
    }

    private static boolean hasOrderId(Reading reading) {
        return reading.all(Piece.Id.class).anyMatch(id -> id.of() == Concept.ORDER) || !bareIds(reading).isEmpty();
    }

    private static List<Piece.Amount> bareIds(Reading reading) {
        return reading.all(Piece.Amount.class).filter(SlotFiller::mayBeOrderId)
                .filter(amount -> !isPayment(reading, amount) && !isBehindMoney(reading, amount)).toList();
    }

    /** "Payment of 2000 received" names a sum. */
    private static boolean isPayment(Reading reading, Piece.Amount amount) {
        return amount.from() > 1 && reading.tokens().get(amount.from() - 1).is("of")
                && reading.all(Piece.Meaning.class).anyMatch(
                        meaning -> meaning.concept() == Concept.PAYMENT && meaning.to() == amount.from() - 1);
    }

    /** "Number 11 reminder": the only number of the text, in digits. */
    private static List<Piece.Amount> onlyNumber(Reading reading) {
        var numbers = reading.all(Piece.Amount.class).filter(amount -> !isTime(reading, amount)).toList();
        return numbers.size() == 1 && numbers.getFirst().unit() == null && !numbers.getFirst().money()
                && numbers.getFirst().sign() == 0 && reading.tokens().get(numbers.getFirst().from()).isNumber()
                        ? numbers
                        : List.of();
    }

    /** "Cash 500 aa gaya" names a sum. */
    private static boolean isBehindMoney(Reading reading, Piece.Amount amount) {
        var before = reading.pieces().indexOf(amount) - 1;
        return amount.value().compareTo(THOUSAND) < 0 && before >= 0
                && reading.pieces().get(before) instanceof Piece.Meaning(var concept, _, _) && SUMS.contains(concept);
    }

    /** "Refund ho gaya 899 ka": money only where it is called so. */
    static boolean mayBeOrderId(Piece.Amount amount) {
        return amount.unit() == null && !(amount.money() && amount.to() > amount.from() + 1) && amount.sign() == 0
                && amount.value().scale() <= 0
                && amount.value().compareTo(BigDecimal.TEN.pow(SHORTEST_ORDER_ID - 1)) >= 0;
    }

    private static void status(Slot slot, Reading reading, Filling filling) {
        if (slot.way() != null) {
            filling.fix(slot.kind(), OrderStatus.fromWire(slot.way()));
            return;
        }
        var said = reading.all(Piece.Meaning.class)
                .filter(meaning -> slot.required() || meaning.concept() != Concept.SHIP)
                .map(meaning -> ConceptValues.status(meaning.concept()))
                .filter(Objects::nonNull).distinct().toList();
        one(slot, said, filling);
    }

    private static void period(Slot slot, Reading reading, Filling filling) {
        var said = reading.all(Piece.Meaning.class).map(meaning -> ConceptValues.period(meaning.concept()))
                .filter(Objects::nonNull).distinct().toList();
        one(slot, said, filling);
    }

    private static void role(Slot slot, Reading reading, Filling filling) {
        Predicate<Piece.Meaning> isThing = meaning -> Set.of(Concept.ROLE, Concept.STOCK, Concept.ORDERS, Concept.ORDER)
                .contains(meaning.concept());
        var said = reading.all(Piece.Meaning.class).filter(isThing)
                .map(meaning -> role(reading.tokens().get(meaning.to() - 1).text()))
                .filter(Objects::nonNull).distinct().toList();
        one(slot, said, filling);
    }

    private static @Nullable Role role(String word) {
        return switch (word) {
            case "order" -> Role.ORDERS;
            case "stock" -> Role.INVENTORY;
            default -> Role.find(word).orElse(null);
        };
    }

    /** Two statuses, periods or roles decide nothing. */
    private static void one(Slot slot, List<?> said, Filling filling) {
        if (said.size() == 1) {
            filling.put(slot.kind(), Objects.requireNonNull(said.getFirst()));
        } else {
            filling.miss(slot);
        }
    }
}
