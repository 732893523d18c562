package com.tarcommerce.ai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.text.Units;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTests {
    private static final Words WORDS = new Words(new Units());
    private static final Catalogue SHOP = new Catalogue(List.of("Amul Milk 500ml", "Amul Milk 1L", "Amul Butter 100g",
            "Eggs", "Basmati Rice 5kg", "Brown Sugar 1kg", "Sugar", "Cadbury Chocolate", "Beet", "Salt & Pepper"),
            WORDS);

    @ParameterizedTest
    @CsvSource({"anda,Eggs", "ande,Eggs", "EGG,Eggs", "amul butter,Amul Butter 100g", "makkhan,Amul Butter 100g",
            "butter amul,Amul Butter 100g", "chawal,Basmati Rice 5kg", "basmati chaawal,Basmati Rice 5kg",
            "cheeni,Sugar", "brown cheeni,Brown Sugar 1kg", "chocolat,Cadbury Chocolate", "cadburry,Cadbury Chocolate",
            "amul dudh 1 litre,Amul Milk 1L", "amul milk 1000ml,Amul Milk 1L", "doodh 500 ml,Amul Milk 500ml"})
    void aNameIsFound(String typed, String name) {
        assertThat(resolve(typed)).isInstanceOfSatisfying(Resolution.Found.class,
                found -> assertThat(found.name()).isEqualTo(name));
    }

    /** The ending "iyon" holds another, "on": which is looked at first must not depend on how a JVM shuffles a map. */
    @ParameterizedTest
    @CsvSource({"kaapiyon,Notebook", "kaapiyan,Notebook", "kainchiyon,Scissor", "papite,Papaya"})
    void aPluralIsReadByItsLongestEnding(String typed, String name) {
        var shop = new Catalogue(List.of("Notebook", "Scissor", "Papaya"), WORDS);

        assertThat(shop.resolve(WORDS.of(typed), Set.of()))
                .isInstanceOfSatisfying(Resolution.Found.class, found -> assertThat(found.name()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({"tshirt,T-Shirt", "टीशर्ट,T-Shirt", "टी शर्ट,T-Shirt", "pen drive,Pendrive", "पेन ड्राइव,Pendrive",
            "एमसील,M-Seal", "hi-liter,Highlighter", "वाइट सीमेंट,White Cement", "गिफ्ट रैप,Gift Wrap",
            "मैक्सी ड्रेस,Maxi Dress",
            "बॉक्स,Box", "टाइप सी,Type-C", "सैनिटाइजर,Sanitizer", "फेस वॉश,Face Wash", "गुड नाइट,Good Knight",
            "9 watt bulb,LED Bulb 9W", "शैंपू,Shampoo", "कचौड़ी,Kachori", "kali mirch,Black Pepper",
            "patta gobhi,Cabbage",
            "जूते,Shoes"})
    void aNameIsFoundHoweverItIsCutOrSpelled(String typed, String name) {
        var shop = new Catalogue(List.of("T-Shirt", "Pendrive", "M-Seal", "Highlighter", "White Cement", "Gift Wrap",
                "Maxi Dress", "Box", "Type-C", "Sanitizer", "Face Wash", "Good Knight", "LED Bulb 9W", "Shampoo",
                "Kachori", "Black Pepper", "Cabbage", "Shoes"),
                WORDS);

        var resolution = shop.resolve(WORDS.of(typed), Set.of());

        assertThat(resolution).isInstanceOfSatisfying(Resolution.Found.class,
                found -> assertThat(found.name()).isEqualTo(name));
    }

    @Test
    void twoWordsThatSoundLikeOneNameByChanceStayTwo() {
        var shop = new Catalogue(List.of("Poha", "Jalebi", "Curd"), WORDS);

        assertThat(shop.asWritten(WORDS.of("दस पोहा आया"))).extracting(Word::form).contains("poha", "aaya");
    }

    @Test
    void aBareNumberThatMayBeASizeDecidesBetweenNames() {
        assertThat(SHOP.resolve(WORDS.of("milk"), Set.of("500"))).isInstanceOfSatisfying(Resolution.Found.class,
                found -> assertThat(found.name()).isEqualTo("Amul Milk 500ml"));
        assertThat(SHOP.hasNumber("500.0")).isTrue();
        assertThat(SHOP.hasNumber("7")).isFalse();
    }

    @Test
    void equallyGoodNamesAreAllOffered() {
        assertThat(resolve("amul milk"))
                .isEqualTo(new Resolution.Ambiguous(List.of("Amul Milk 500ml", "Amul Milk 1L")));
    }

    @Test
    void aWordThatFitsNoNameMakesItAnotherItem() {
        assertThat(resolve("nestle butter")).isEqualTo(new Resolution.NotFound(List.of("Amul Butter 100g")));
    }

    @Test
    void aSlipInAShortWordIsUncertain() {
        assertThat(resolve("beer")).isInstanceOfSatisfying(Resolution.Found.class,
                found -> assertThat(found.likeness()).isLessThan(0.75));
    }

    @Test
    void noMoreThanFiveAreOffered() {
        var many = new Catalogue(IntStream.range(0, 40).mapToObj(n -> "Soap " + (char) ('a' + n % 26) + n).toList(),
                WORDS);

        assertThat(many.resolve(WORDS.of("soap"), Set.of())).isInstanceOfSatisfying(Resolution.Ambiguous.class,
                found -> assertThat(found.candidates()).hasSize(5));
    }

    @Test
    void theLongestNameInATextIsFound() {
        var words = WORDS.of("brown sugar and salt & pepper khatam");

        assertThat(SHOP.namesIn(words)).extracting(Named::name).containsExactly("Brown Sugar 1kg", "Salt & Pepper");
    }

    @Test
    void namesThatDifferOnlyInWritingAreOneAmbiguity() {
        var twins = new Catalogue(List.of("Eggs", "egg"), WORDS);

        assertThat(twins.namesIn(WORDS.of("eggs"))).isEmpty();
        assertThat(twins.resolve(WORDS.of("egg"), Set.of()))
                .isEqualTo(new Resolution.Ambiguous(List.of("Eggs", "egg")));
    }

    @Test
    void oddNamesDoNoHarm() {
        var odd = new Catalogue(List.of("", " ", "!!!", "500ml", "7", "🥛", "a".repeat(256)), WORDS);

        assertThat(odd.namesIn(WORDS.of("500ml 7 🥛 milk"))).isEmpty();
        assertThat(odd.resolve(WORDS.of("milk"), Set.of())).isEqualTo(new Resolution.NotFound(List.of()));
    }

    private static Resolution resolve(String typed) {
        var words = WORDS.of(typed);
        return SHOP.resolve(words.stream().filter(word -> !word.measure()).toList(),
                words.stream().filter(Word::measure).map(Word::form).collect(Collectors.toSet()));
    }

    @Test
    void theKindOfGoodsBesideTheMakerIsNoOtherItem() {
        var shop = new Catalogue(List.of("Parker Vector", "Sonata Analog Watch", "Ponds Cream", "HC Verma Part 1",
                "Leather Strap 18mm", "Leather Strap 20mm"), WORDS);

        assertThat(shop.resolve(WORDS.of("parker pen"), Set.of()))
                .isEqualTo(new Resolution.Found("Parker Vector", 1));
        assertThat(shop.resolve(WORDS.of("sonata ghadi"), Set.of()))
                .isEqualTo(new Resolution.Found("Sonata Analog Watch", 1));
        assertThat(shop.resolve(WORDS.of("hcv"), Set.of())).isEqualTo(new Resolution.Found("HC Verma Part 1", 1));
        assertThat(shop.resolve(WORDS.of("leather patta"), Set.of("18")))
                .isEqualTo(new Resolution.Found("Leather Strap 18mm", 1));
        assertThat(shop.resolve(WORDS.of("parker ink"), Set.of())).isInstanceOf(Resolution.NotFound.class);
        assertThat(shop.resolve(WORDS.of("ponds soap"), Set.of())).isInstanceOf(Resolution.NotFound.class);
    }
}
