package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotCall;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said of each cart, to its customer and in its room, against what became of the cart.
 *
 * @param said what took effect and is of a cart
 * @param ledger how often the outcome of each message was unknown, by chat, thread and text
 */
record CartVerdict(Map<CartPlace, List<BotCall>> said, Map<String, Integer> ledger) {

    static CartVerdict of(List<BotCall> calls, Shops shops, Map<String, Integer> ledger) {
        return new CartVerdict(calls.stream().filter(BotCall::tookEffect)
                .flatMap(call -> CartPlace.of(call, shops).map(place -> Map.entry(place, call)).stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))),
                ledger);
    }

    boolean of(int carts, PrintStream out) {
        var broken = new ArrayList<String>();
        for (var cart = 0; cart < carts; cart++) {
            var fate = CartFate.of(cart);
            Stream.of(new CartPlace(cart, false), new CartPlace(cart, true)).filter(place -> !isRight(fate, place))
                    .map(place -> fate + ", " + place + ": " + at(place).stream().map(BotCall::text).toList())
                    .forEach(broken::add);
        }
        broken.stream().limit(20).forEach(one -> out.println("BROKEN " + one));
        out.printf("%d carts: %d messages, %d of them repeated after an unknown outcome; broken: %d%n", carts,
                said.values().stream().mapToInt(List::size).sum(),
                said.values().stream().mapToInt(List::size).map(size -> size - 1).sum(), broken.size());
        out.println(broken.isEmpty() ? "PASS" : "FAIL");
        return broken.isEmpty();
    }

    private boolean isRight(CartFate fate, CartPlace place) {
        var calls = at(place);
        return calls.stream().map(BotCall::text).distinct().count() <= 1 && fate.allows(calls.size(), unknown(calls));
    }

    private List<BotCall> at(CartPlace place) {
        return said.getOrDefault(place, List.of());
    }

    /** Below 0 if outbound knows of no such message. */
    private int unknown(List<BotCall> calls) {
        return calls.stream().findFirst()
                .map(call -> ledger.getOrDefault(call.chat() + "/" + call.thread() + "/" + call.text(), -1)).orElse(0);
    }
}
