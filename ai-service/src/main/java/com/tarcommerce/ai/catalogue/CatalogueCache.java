package com.tarcommerce.ai.catalogue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Catalogues kept by their key; the one unused for longest goes first when names or characters exceed the bound. */
@Component
final class CatalogueCache {
    /** What a catalogue is found by: the key that its shop gave it, or its very names. */
    sealed interface Key {
        record Given(String key) implements Key {
        }

        record Names(List<String> names) implements Key {
        }
    }

    private record Kept(Catalogue catalogue, long names, long characters) {
    }

    private final CatalogueSettings settings;
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long names;
    private long characters;

    CatalogueCache(CatalogueSettings settings) {
        this.settings = settings;
    }

    synchronized Optional<Catalogue> get(Key key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::catalogue);
    }

    /** A catalogue beyond the bounds by itself is not kept. */
    synchronized void put(Key key, Catalogue catalogue, List<String> content) {
        drop(kept.remove(key));
        var entry = new Kept(catalogue, content.size(), content.stream().mapToLong(String::length).sum());
        if (entry.names > settings.maxNames() || entry.characters > settings.maxCharacters()) {
            return;
        }
        kept.put(key, entry);
        names += entry.names;
        characters += entry.characters;
        var oldest = kept.entrySet().iterator();
        while (names > settings.maxNames() || characters > settings.maxCharacters()) {
            drop(next(oldest));
        }
    }

    private static Kept next(Iterator<Map.Entry<Key, Kept>> oldest) {
        var entry = oldest.next().getValue();
        oldest.remove();
        return entry;
    }

    private void drop(@Nullable Kept entry) {
        if (entry != null) {
            names -= entry.names;
            characters -= entry.characters;
        }
    }
}
