package com.tarcommerce.outbound.ability;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What WhatsApp is sent of a text with marks, which it reads in the text and part by part. */
class TextsTests {
    private static final Room GROUP = new Room("whatsapp", "bridge", "1@g.us", null);
    private static final int LONGEST = Abilities.WHATSAPP_BRIDGE.longestText();

    @ParameterizedTest
    @ValueSource(strings = {"*", "_", "`", "```"})
    void aStretchThatIsCutLooksTheSameInEachPart(String sign) {
        var words = "stock ".repeat(1_500).strip();

        var parts = parts("Low: " + sign + words + sign + " end");

        assertThat(parts).hasSizeGreaterThan(2)
                .allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(LONGEST));
        assertThat(parts.getFirst()).startsWith("Low: " + sign + "stock ").endsWith("stock" + sign);
        assertThat(parts.get(1)).startsWith(sign + "stock ").endsWith("stock" + sign);
        assertThat(parts.getLast()).startsWith(sign + "stock ").endsWith("stock" + sign + " end");
        assertThat(String.join(" ", parts).replace(sign, "")).isEqualTo("Low: " + words + " end");
    }

    @Test
    void signsThatMakeAPartTooLongAreRoomThatIsLeftForThem() {
        var text = "*a* ".repeat(2_000).strip();

        var parts = parts(text);

        assertThat(parts).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(LONGEST));
        assertThat(parts).allSatisfy(part -> assertThat(part).startsWith("*a* ").endsWith(" *a*"));
        assertThat(String.join(" ", parts)).isEqualTo("*a* ".repeat(2_000).strip());
    }

    @Test
    void anAddressThatIsLongerThanAPartIsCutAndNotRepeated() {
        var address = "https://shop.example/" + "x".repeat(5_000);

        var parts = parts("[all of our many items](" + address + ")");

        assertThat(parts).hasSizeLessThan(4);
        assertThat(String.join("", parts).replace(" ", "")).contains(address);
    }

    /** WhatsApp shows no mark that begins in one line and ends in another, nor one whose sign stands at a blank. */
    @Test
    void aStretchOverLinesIsMarkedLineByLine() {
        assertThat(parts("*Low stock:\n\n  Milk \nGhee* now")).containsExactly(
                "*Low stock:*\n\n  *Milk* \n*Ghee* now");
        assertThat(parts("```\na\nb\n```")).containsExactly("```a\nb\n```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*Milk*", "5 * 3 = 15", "snake_case"})
    void aPlainTextIsAsItIs(String text) {
        assertThat(parts("plain", text)).containsExactly(text);
    }

    private static List<String> parts(String text) {
        return parts("markdown", text);
    }

    private static List<String> parts(String format, String text) {
        return Texts.parts(new SendMessage("key", "shop", GROUP, MessageKind.MESSAGE, text, format, null, null, null,
                null, null));
    }
}
