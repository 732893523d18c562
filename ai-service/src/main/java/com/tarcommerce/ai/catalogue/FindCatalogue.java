package com.tarcommerce.ai.catalogue;

import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue that a request names or brings. */
@Component
public final class FindCatalogue {
    /** More names than this are sent once, under a key. */
    public static final int MOST_INLINE = 200;

    private final CatalogueCache cache;
    private final Words words;

    FindCatalogue(CatalogueCache cache, Words words) {
        this.cache = cache;
        this.words = words;
    }

    /** @throws ProblemException 400 for a large catalogue without a key, 409 {@code catalog-needed} for an unknown key */
    public Catalogue find(@Nullable List<String> names, @Nullable String key) {
        if (key == null || key.isBlank()) {
            var given = names == null ? List.<String>of() : names;
            if (given.size() > MOST_INLINE) {
                throw ProblemException.malformed("catalog holds " + given.size() + " names; more than " + MOST_INLINE
                        + " need a catalogKey (<tenant>:<version>): send both once, afterwards the key alone.");
            }
            var itself = new CatalogueCache.Key.Names(List.copyOf(given));
            return cache.get(itself).orElseGet(() -> kept(given, itself));
        }
        var shops = new CatalogueCache.Key.Given(key);
        return names == null
                ? cache.get(shops).orElseThrow(FindCatalogue::needed)
                : kept(names, shops);
    }

    private Catalogue kept(List<String> names, CatalogueCache.Key key) {
        var catalogue = new Catalogue(names, words);
        cache.put(key, catalogue, names);
        return catalogue;
    }

    private static ProblemException needed() {
        return ProblemException.conflict("catalog-needed",
                "No catalogue is kept under this catalogKey: send the same request once more with catalog.");
    }
}
