package com.tarcommerce.standalone;

import com.tarcommerce.standalone.demo.Launch;
import com.tarcommerce.testsupport.FreePorts;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The demo's services as {@code tarctl up --libsql} has them: a sqld, and each a process. */
final class DemoOnServer implements Launch {
    private final Settings settings;
    private final PrintStream out;
    private final Map<String, String> own;

    DemoOnServer(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.own = ports();
    }

    private static Map<String, String> ports() {
        var sqld = FreePorts.next();
        return Map.of("TAR_SQLD_PORT", String.valueOf(sqld), "TAR_SQLD_ADMIN_PORT", String.valueOf(FreePorts.next()),
                "TAR_DATABASE_URL", "jdbc:libsql:http://127.0.0.1:" + sqld + "?namespace={service}");
    }

    @Override
    public Map<String, String> settings() {
        return own;
    }

    @Override
    public Running start(Map<String, String> ofTheDemo) {
        var whole = new HashMap<>(settings.environment());
        whole.keySet().removeIf(name -> name.startsWith("TAR_") && !List.of("TAR_SQLD", "TAR_HOME").contains(name));
        whole.putAll(ofTheDemo);
        var all = new Settings(whole);
        var suite = new LibsqlSuite(all, DataFolder.open(all.dataFolder()), out);
        try {
            suite.start();
            return suite::close;
        } catch (RuntimeException failure) {
            suite.close();
            throw failure;
        }
    }
}
