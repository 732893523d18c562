package com.tarcommerce.libsql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that nobody knows, and a server's certificate for 127.0.0.1 that it vouches for; made by keytool. */
final class Certificates {
    static final String PASSWORD = "changeit";

    private final Path folder;
    private final KeyStore keys;

    Certificates(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = folder;
        keytool("-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-alias", "server", "-dname", "CN=Test server", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    }

    private void keytool(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keystore", folder.resolve("keys.p12").toString(), "-storepass", PASSWORD, "-keyalg",
                "EC", "-validity", "30"));
        command.addAll(List.of(options));
        var log = folder.resolve("keytool.log").toFile();
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + Files.readString(log.toPath()));
        }
    }

    /** For the server. */
    SSLContext context() throws GeneralSecurityException, IOException {
        var password = PASSWORD.toCharArray();
        var own = empty();
        own.setKeyEntry("server", keys.getKey("server", password), password, keys.getCertificateChain("server"));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** The authority's certificate, for the option {@code ca}. */
    Path pem() throws GeneralSecurityException, IOException {
        return Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(authority().getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    /** The same as a store of Java's. */
    Path trustStore() throws GeneralSecurityException, IOException {
        var file = folder.resolve("trust.p12");
        var store = empty();
        store.setCertificateEntry("ca", authority());
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private Certificate authority() throws GeneralSecurityException {
        return keys.getCertificate("ca");
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
