package com.tarcommerce.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code TAR_DATA_DIR}: the databases, the secrets and the log; each service's data belong to one process at a time. */
record DataFolder(Path path) {

    /** Makes the folder if need be, and tries that it can be written. */
    static DataFolder open(Path path) {
        try {
            if (!Files.exists(path)) {
                makeForOwnerOnly(path);
            }
            Files.delete(Files.createTempFile(path, "write", ".test"));
            return new DataFolder(path.toRealPath());
        } catch (IOException | SecurityException refused) {
            throw new Refusal("The data folder " + path.toAbsolutePath().normalize()
                    + " can't be written: mend its rights, or set TAR_DATA_DIR to another folder.", refused);
        }
    }

    private static void makeForOwnerOnly(Path path) throws IOException {
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path log() {
        return log("tar.log");
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name.contains(".") ? name : name + ".log");
    }

    Path database(Service service) {
        return path.resolve(service.label() + ".db");
    }

    /** Takes the service's data for this process, until it ends (the system forgets the lock even after a kill -9). */
    FileLock lock(Service service) {
        return lock(service.label());
    }

    /** @param what also the name of the file */
    FileLock lock(String what) {
        var lock = tryLock(what);
        if (lock == null) {
            throw new Refusal("Another Tar" + holder(what).map(pid -> " (process " + pid + ")").orElse("")
                    + " already runs the " + what + " with the data folder " + path
                    + ": stop it, or set TAR_DATA_DIR to another folder.");
        }
        return lock;
    }

    /** The process that has the service's data, if one has. */
    Optional<String> heldBy(Service service) {
        var label = service.label();
        var file = lockFile(label);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lock = tryLock(label)) {
            return lock == null ? holder(label).or(() -> Optional.of("unknown")) : Optional.empty();
        } catch (IOException broken) {
            throw unusable(file, broken);
        }
    }

    private @Nullable FileLock tryLock(String what) {
        var file = lockFile(what);
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(
                    StandardCharsets.US_ASCII)));
            return lock;
        } catch (OverlappingFileLockException ours) {
            return null;
        } catch (IOException broken) {
            throw unusable(file, broken);
        }
    }

    private Optional<String> holder(String what) {
        try {
            return Optional.of(Files.readString(lockFile(what))).filter(pid -> !pid.isBlank());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Path lockFile(String what) {
        return path.resolve(what + ".lock");
    }

    private static Refusal unusable(Path file, IOException cause) {
        return new Refusal("The file " + file + " can't be written: mend its rights, or set TAR_DATA_DIR to another"
                + " folder.", cause);
    }
}
