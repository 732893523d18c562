package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Fills the slots of a frame from the pieces of a text. */
final class SlotFiller {
    private static final double UNCLEAR = 0.7;
    private static final double TALK = 0.4;

    private final ItemFinder items = new ItemFinder();
    private final CustomerFinder customers = new CustomerFinder();
    private final NewNameFinder names = new NewNameFinder();
    private final Amounts amounts = new Amounts();
    private final Prices prices = new Prices();

    /** Finds the item once for all frames of a text. */
    Supplier<Mention> mentionIn(Reading reading) {
        return SingletonSupplier.of(() -> items.find(reading, Set.of()));
    }

    /** @param plainMention the item where no piece is taken for something else */
    Fit fill(Frame frame, Reading reading, Supplier<Mention> plainMention) {
        var filling = new Filling();
        var customer = frame.asksFor(Slot.Kind.CUSTOMER) ? customer(reading, filling) : null;
        if (frame.asksFor(Slot.Kind.ORDER_ID) && (reading.has(Concept.ORDER) || Ids.hasOrder(reading))) {
            filling.use(Bearer.ofOrder(reading));
            if (frame.kind().writes()) {
                filling.use(Circumstances.ofOrder(reading));
            }
        }
        var mention = filling.used().isEmpty() ? plainMention.get() : items.find(reading, filling.used());
        if (frame.asksFor(Slot.Kind.NAME) || frame.asksFor(Slot.Kind.NEWNAME)) {
            names.find(reading).ifPresent(name -> {
                name.into(filling, Slot.Kind.NAME);
                filling.bend(UnclearName.is(reading, name) || isThere(name) ? UNCLEAR : 1);
            });
        }
        if (frame.asksFor(Slot.Kind.ITEM)) {
            filling.use(mention.pieces());
            filling.use(Sizes.partOfName(reading, mention));
            filling.use(ForeignNumber.ofSpans(reading));
            if (frame.kind() == Frame.Kind.WRITE && !frame.asksFor(Slot.Kind.CUSTOMER)) {
                filling.use(Bearer.ofGoods(reading, mention));
                hand(frame, reading, mention, filling);
            }
        }
        if (frame.asksFor(Slot.Kind.TASK_ID)) {
            filling.use(Ids.about(reading));
        }
        frame.slots().forEach(slot -> fill(slot, reading, mention, filling));
        if (Direction.isTurned(frame, reading) || switch (frame.intent()) {
            case ADD_ITEM -> UnclearTerms.are(reading, filling);
            case ADJUST_STOCK -> UnclearMove.is(reading, mention);
            case CREATE_ORDER -> UnclearCustomer.is(reading, customer, mention)
                    || UnclearCount.is(reading, filling, mention);
            case UPDATE_ORDER_STATUS -> UnclearOrder.is(reading, filling);
            case UPDATE_PRICE -> UnclearPrice.is(reading, filling);
            case CANCEL_TASK -> UnclearTask.is(reading, filling);
            case REMOVE_ITEM -> UnclearTask.isNeedless(reading);
            case UNDO, BIND_TOPIC, UNBIND_TOPIC -> UnclearUndo.is(reading);
            case NUDGE_CART -> UnclearNudge.is(reading, filling);
            default -> false;
        }) {
            filling.bend(UNCLEAR);
        }
        if (LightVerb.isAnothers(frame, reading) || LightVerb.makesGoods(frame, reading, mention)) {
            filling.bend(LightVerb.isCooking(reading) ? TALK : UNCLEAR);
        }
        return new Fit(frame, reading, filling, mention);
    }

    private @Nullable Typed customer(Reading reading, Filling filling) {
        var found = customers.find(reading, items).map(name -> new NameInPlace(name, true))
                .or(() -> NameInPlace.find(reading, items))
                .map(place -> new NameInPlace(NameSetOff.withTrade(reading, place.name()), place.clear()))
                .orElse(null);
        if (found == null) {
            return null;
        }
        found.name().into(filling, Slot.Kind.CUSTOMER);
        filling.bend(found.clear() && !UnclearName.holdsGrammar(found.name().text()) ? 1 : UNCLEAR);
        return found.name();
    }

    /** Goods that were given left the shop if somebody is said to whom; "raju ne 5 diye" may have brought them. */
    private static void hand(Frame frame, Reading reading, Mention goods, Filling filling) {
        var given = frame.needs().size() == 1 && frame.needs(Concept.GIVEN);
        if (given || frame.needs(Concept.SOLD)) {
            var receiving = Bearer.receiving(reading, goods);
            filling.use(receiving);
            if (given && receiving.isEmpty() && !Bearer.isToPlace(reading)) {
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
            case PRICE -> prices.fill(slot, reading, filling);
            case UNIT -> prices.unit(reading, filling);
            case CUSTOMER -> {
                if (filling.get(Slot.Kind.CUSTOMER, String.class) == null) {
                    filling.miss(slot);
                }
            }
            case ORDER_ID -> Ids.fill(slot, Concept.ORDER, reading, filling);
            case CART_ID -> Ids.fill(slot, Concept.CART, reading, filling);
            case TASK_ID -> Ids.fill(slot, Concept.TASK, reading, filling);
            case STATUS -> ConceptValues.status(slot, reading, filling);
            case PERIOD -> ConceptValues.period(slot, reading, filling);
            case ROLE -> ConceptValues.role(slot, reading, filling);
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
}
