package com.tarcommerce.libsql.webhooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost that nobody but its own file vouches for.
 *
 * @param certificate in PEM
 */
record TlsKeys(ServerSocketFactory serverSockets, Path certificate) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    static TlsKeys make(Path folder) throws IOException {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        try {
            var made = new ProcessBuilder(keytool, "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname",
                    "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2", "-keystore", store.toString(),
                    "-storepass", new String(PASSWORD)).redirectErrorStream(true).start();
            made.getInputStream().readAllBytes();
            if (!made.waitFor(30, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new AssertionError("keytool made no keys");
            }
            return read(KeyStore.getInstance(store.toFile(), PASSWORD), folder.resolve("certificate.pem"));
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static TlsKeys read(KeyStore keys, Path pem) throws GeneralSecurityException, IOException {
        var certificate = Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(keys.getCertificate("own").getEncoded());
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new TlsKeys(context.getServerSocketFactory(), pem);
    }
}
