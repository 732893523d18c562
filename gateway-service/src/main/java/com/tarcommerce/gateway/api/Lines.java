package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.LineRequest;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.Placement;
import com.tarcommerce.gateway.wording.Amounts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Lines of orders and carts as programs send them, and what their placing can fail with. */
final class Lines {
    /** What only placing and changes of status may write. */
    private static final Set<String> OURS = Set.of("lines", "taken", "goods");

    private Lines() {
    }

    static void exactlyOneOf(@Nullable List<Bodies.OrderLine> lines, @Nullable Long amount) {
        if ((lines == null) == (amount == null)) {
            throw ProblemException.malformed("Give either lines (the amount is computed) or amount, not both.");
        }
    }

    static List<LineRequest> requests(List<Bodies.OrderLine> lines) {
        return lines.stream().map(line -> {
            if (line.quantity().signum() <= 0) {
                throw ProblemException.malformed("The quantity of a line must be more than 0.");
            }
            return new LineRequest(line.item(), Edits.quantity(line.quantity(), line.quantity()));
        }).toList();
    }

    static Placement.Placed placed(Placement placement) {
        return switch (placement) {
            case Placement.Placed placed -> placed;
            case Placement.TooLarge _ -> throw ProblemException.malformed(
                    "The lines come to more than Tar can keep: at most 1000000000 of an item, and 10^15 paise in all.");
            case Placement.UnknownItem _ -> throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-item",
                    "A line names an item that this shop does not have.");
            case Placement.Short missing -> throw ProblemException.conflict("out-of-stock",
                    "There is only " + Amounts.count(missing.item().quantity()) + " of item " + missing.item().id()
                            + ": order less, or send allowShort.");
        };
    }

    static String merge(Node node, @Nullable Map<String, @Nullable Object> given) {
        refuseOurs(given);
        return Edits.merge(node, given);
    }

    static String data(@Nullable Map<String, @Nullable Object> given) {
        refuseOurs(given);
        return Edits.data(given);
    }

    private static void refuseOurs(@Nullable Map<String, @Nullable Object> given) {
        if (given != null && OURS.stream().anyMatch(given::containsKey)) {
            throw ProblemException.malformed("data.lines, data.taken and data.goods are Tar's own: send lines and"
                    + " status instead.");
        }
    }
}
