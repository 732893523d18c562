package com.tarcommerce.testsupport.sqld;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Databases of one server by the folder that they stand for: the same folder is the same database. */
final class FolderDatabases {
    private final Map<Path, String> urls = new ConcurrentHashMap<>();
    private final SqldServer server;

    FolderDatabases(SqldServer server) {
        this.server = server;
    }

    /** Made when it is first asked for. */
    String url(Path folder) {
        return urls.computeIfAbsent(folder.toAbsolutePath().normalize(), _ -> server.createDatabase());
    }
}
