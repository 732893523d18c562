package com.tarcommerce.outbound.media;

import com.tarcommerce.common.contract.message.KeptMedia;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Takes a file on: when it returns the file is durable. The same file again has the same id, and is kept for longer. */
@Service
class KeepMedia {
    /** In 20 MiB no photo and hardly a document is missing, and it is what people can send to us. */
    static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int PIECE = 512 * 1024;
    private static final int ID_LENGTH = 40;

    private final MediaStore store;
    private final CommitGroup commits;
    private final InstantSource clock;

    KeepMedia(MediaStore store, CommitGroup commits, InstantSource clock) {
        this.store = store;
        this.commits = commits;
        this.clock = clock;
    }

    /** @throws ProblemException 400 for nothing, 415 for what is of no kind that goes out */
    KeptMedia keep(String tenant, byte[] file, @Nullable String claimed) {
        if (file.length == 0) {
            throw ProblemException.malformed("The body is the file itself, and it is empty.");
        }
        var type = FileType.of(file, claimed).orElseThrow(() -> new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type", "A file must be a JPEG, PNG, WebP, GIF, PDF, a text, a ZIP or an Office file"
                        + " (docx, xlsx, pptx), by what is in it."));
        var receipt = new KeptMedia("med_" + hash(file), type, file.length);
        commits.commit(() -> store.begin(tenant, receipt.id(), type, file.length, clock.instant()));
        for (var no = 0; no * PIECE < file.length; no++) {
            var piece = no;
            commits.commit(() -> store.piece(tenant, receipt.id(), piece,
                    Arrays.copyOfRange(file, piece * PIECE, Math.min(file.length, (piece + 1) * PIECE))));
        }
        commits.commit(() -> store.end(tenant, receipt.id()));
        return receipt;
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
