package com.tarcommerce.ai.ocr;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of pages that a service which was killed could not delete; they hold pictures of bills. */
final class Leftovers {
    static final String PREFIX = "tar-ocr-";
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {
    }

    static void delete(Path temporary, Instant before) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (var folder : folders) {
                if (Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    empty(folder);
                }
            }
        } catch (IOException unreadable) {
            LOG.atWarn().setCause(unreadable).log("Old pages could not be deleted");
        }
    }

    /** Of somebody else's it deletes nothing, and that is no reason not to start. */
    private static void empty(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException another) {
            LOG.debug("A folder of old pages is not ours");
        }
    }
}
