package com.tarcommerce.outbound.channel.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.outbound.ability.Abilities;
import com.tarcommerce.outbound.delivery.Part;
import java.util.ArrayList;
import java.util.List;

/** A text with its buttons as Slack's blocks; plain text, so that nothing in it is read as a mark. */
final class SlackBlocks {
    /** A message has 50 blocks at most, and its text is one. */
    private static final int MOST_ROWS = 49;

    private SlackBlocks() {
    }

    /** The text is there even without buttons: an edit that leaves the blocks out would leave the old ones. */
    static List<LayoutBlock> of(Part part, String text) {
        var blocks = new ArrayList<LayoutBlock>();
        blocks.add(SectionBlock.builder().text(PlainTextObject.builder().text(text).emoji(false).build())
                .build());
        var rows = part.message().buttons();
        if (part.last() && rows != null) {
            inFewEnough(Abilities.SLACK.buttons().rows(rows)).stream().map(SlackBlocks::actions).forEach(blocks::add);
        }
        return blocks;
    }

    /** Rows that are too many are joined with those below, no wider than they must be. */
    private static List<List<Button>> inFewEnough(List<List<Button>> rows) {
        var fewer = rows;
        for (var width = 2; fewer.size() > MOST_ROWS; width++) {
            fewer = joined(rows, width);
        }
        return fewer;
    }

    private static List<List<Button>> joined(List<List<Button>> rows, int width) {
        var joined = new ArrayList<List<Button>>();
        for (var row : rows) {
            if (joined.isEmpty() || joined.getLast().size() + row.size() > width) {
                joined.add(new ArrayList<>());
            }
            joined.getLast().addAll(row);
        }
        return joined;
    }

    /** What is shown in notifications, where Slack reads marks. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static LayoutBlock actions(List<Button> row) {
        var buttons = row.stream().<BlockElement>map(button -> ButtonElement.builder().actionId(button.id())
                .value(button.id()).text(PlainTextObject.builder().text(button.text()).build()).build()).toList();
        return ActionsBlock.builder().elements(buttons).build();
    }
}
