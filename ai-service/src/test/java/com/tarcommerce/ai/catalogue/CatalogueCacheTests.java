package com.tarcommerce.ai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueCacheTests {
    private static final Words WORDS = new Words(new Units());

    @Test
    void theOneUnusedForLongestGoesWhenNamesAreTooMany() {
        var cache = new CatalogueCache(new CatalogueSettings(10, 1_000));
        put(cache, "a", 4);
        put(cache, "b", 4);
        cache.get(new CatalogueCache.Key.Given("a"));

        put(cache, "c", 4);

        assertThat(cache.get(new CatalogueCache.Key.Given("a"))).isPresent();
        assertThat(cache.get(new CatalogueCache.Key.Given("b"))).isEmpty();
        assertThat(cache.get(new CatalogueCache.Key.Given("c"))).isPresent();
    }

    @Test
    void charactersAreBoundedToo() {
        var cache = new CatalogueCache(new CatalogueSettings(1_000, 20));
        put(cache, "a", 2);
        put(cache, "b", 2);

        put(cache, "c", 2);

        assertThat(cache.get(new CatalogueCache.Key.Given("a"))).isEmpty();
        assertThat(cache.get(new CatalogueCache.Key.Given("b"))).isPresent();
    }

    @Test
    void aCatalogueSentAgainReplacesTheKeptOneAndIsCountedOnce() {
        var cache = new CatalogueCache(new CatalogueSettings(10, 1_000));
        put(cache, "a", 5);
        put(cache, "b", 5);

        put(cache, "b", 5);

        assertThat(cache.get(new CatalogueCache.Key.Given("a"))).isPresent();
    }

    @Test
    void whatIsTooLargeByItselfIsNotKeptAndDrivesNothingOut() {
        var cache = new CatalogueCache(new CatalogueSettings(10, 1_000));
        put(cache, "a", 5);

        put(cache, "huge", 11);

        assertThat(cache.get(new CatalogueCache.Key.Given("huge"))).isEmpty();
        assertThat(cache.get(new CatalogueCache.Key.Given("a"))).isPresent();
    }

    @Test
    void aRequestWithoutNamesAndKeyHasAnEmptyCatalogue() {
        assertThat(finder().find(null, null).size()).isZero();
    }

    @Test
    void aCatalogueWithoutAKeyIsIndexedOnce() {
        var finder = finder();

        assertThat(finder.find(List.of("milk"), null)).isSameAs(finder.find(List.of("milk"), null))
                .isNotSameAs(finder.find(List.of("eggs"), null));
    }

    @Test
    void anUnknownKeyAsksForTheCatalogue() {
        assertThatThrownBy(() -> finder().find(null, "t:1")).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.getBody().getType()).hasToString("urn:tar:problem:catalog-needed"));
    }

    private static FindCatalogue finder() {
        return new FindCatalogue(new CatalogueCache(new CatalogueSettings(10, 1_000)), WORDS);
    }

    private static void put(CatalogueCache cache, String key, int names) {
        List<String> content = IntStream.range(0, names).mapToObj(n -> "item" + n).toList();
        cache.put(new CatalogueCache.Key.Given(key), new Catalogue(content, WORDS), content);
    }
}
