package com.tarcommerce.common.service;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.caller.InternalTokenFilter;
import com.tarcommerce.common.caller.PlainPathFilter;
import com.tarcommerce.common.problem.ProblemAdvice;
import com.tarcommerce.common.problem.ProblemReportValve;
import com.tarcommerce.common.trace.Traces;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;

/** Imported by each service; {@code tar.guarded-paths} says what only the other services may call. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class ServiceConfiguration {
    /** To one service; whoever wants more at once waits. */
    private static final int CONNECTIONS = 256;
    /** A connection that was idle for longer is looked at before a call goes through it. */
    static final Duration TRUSTED_IDLE = Duration.ofSeconds(1);

    @Bean
    @Fallback
    InstantSource clock() {
        return SystemTime.clock();
    }

    @Bean
    InternalToken internalToken(@Value("${tar.internal-token}") String value) {
        return InternalToken.parse(value);
    }

    @Bean
    FilterRegistrationBean<InternalTokenFilter> internalTokenFilter(InternalToken token,
            @Value("${tar.guarded-paths}") String[] paths) {
        var registration = new FilterRegistrationBean<>(new InternalTokenFilter(token));
        registration.addUrlPatterns(paths);
        return registration;
    }

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    /** Before everything else that looks at the path. */
    @Bean
    FilterRegistrationBean<PlainPathFilter> plainPathFilter() {
        var registration = new FilterRegistrationBean<>(new PlainPathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusalsOfTomcat() {
        return factory -> factory
                .addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
    }

    /** Every call to another service of the suite shows the internal token. */
    @Bean
    RestClientHttpServiceGroupConfigurer internalCalls(InternalToken token) {
        return groups -> groups.forEachClient(
                (group, client) -> client.defaultHeader(HttpHeaders.AUTHORIZATION, token.authorization()));
    }

    /**
     * HTTP/1.1 with keep-alive, on the thread of the caller: callers are virtual threads, and the JDK's client would
     * spend several more threads on each call. A call is repeated by whoever knows what it means, never here.
     */
    @Bean
    ClientHttpRequestFactoryBuilder<?> requestFactoryBuilder() {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withHttpClientCustomizer(client -> client.disableAutomaticRetries().disableCookieManagement()
                        .disableAuthCaching().disableContentCompression())
                .withConnectionConfigCustomizer(
                        connection -> connection.setValidateAfterInactivity(TimeValue.of(TRUSTED_IDLE)))
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS));
    }

    /**
     * Instants are ISO-8601 in answers and may be epoch milliseconds in requests; decimals are written without
     * exponents; half a paisa is refused, not cut off.
     */
    @Bean
    JsonMapperBuilderCustomizer wireFormats() {
        return json -> json.disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    }
}
