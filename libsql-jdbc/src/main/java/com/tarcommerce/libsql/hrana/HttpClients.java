package com.tarcommerce.libsql.hrana;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The HTTP clients that all connections share: one, and one more for each authority of somebody's own. */
public final class HttpClients {
    /** Trusts whom Java trusts. */
    private static final HttpClient USUAL = builder().build();
    private static final Map<Path, HttpClient> BY_AUTHORITY = new ConcurrentHashMap<>();

    private HttpClients() {
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(5));
    }

    /**
     * @param authorities a file with certificates in PEM, of which one must vouch for the server; read once. Empty for
     *                    those that Java trusts
     * @throws IllegalArgumentException if there is no certificate in that file
     */
    public static HttpClient trusting(String authorities) {
        return authorities.isEmpty()
                ? USUAL
                : BY_AUTHORITY.computeIfAbsent(Path.of(authorities).toAbsolutePath(),
                        file -> builder().sslContext(context(file)).build());
    }

    private static SSLContext context(Path file) {
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw unusable(file, null);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw unusable(file, failure);
        }
    }

    private static IllegalArgumentException unusable(Path file, @Nullable Exception failure) {
        return new IllegalArgumentException("ca names a file with certificates in PEM, and " + file
                + " can't be read as such" + (failure == null ? "" : ": " + failure), failure);
    }
}
