package com.tarcommerce.outbound.media;

import com.tarcommerce.outbound.media.MediaStore.Kept;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a file together again. */
@Component
class ReadMedia {
    private final MediaStore store;

    ReadMedia(MediaStore store) {
        this.store = store;
    }

    /** Empty if it is not there, or not whole. */
    Optional<byte[]> read(String tenant, String id) {
        return store.find(tenant, id).filter(Kept::whole).flatMap(kept -> read(tenant, id, kept.size()));
    }

    private Optional<byte[]> read(String tenant, String id, int size) {
        var file = new ByteArrayOutputStream(size);
        for (var no = 0; file.size() < size; no++) {
            var piece = store.piece(tenant, id, no);
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            file.writeBytes(piece.get());
        }
        return file.size() == size ? Optional.of(file.toByteArray()) : Optional.empty();
    }
}
