package com.tarcommerce.ai.model;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, WritingSettings.class})
class ModelConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** Longer than any question may take; the deadline of a question ends it before. */
    private static final Duration READ = Duration.ofSeconds(60);

    @Bean
    @Conditional(IsOn.class)
    HttpModelServer modelServer(ModelSettings settings, RestClient.Builder builder,
            ClientHttpRequestFactoryBuilder<?> factories) {
        var client = builder.clone().requestFactory(factories.build(HttpClientSettings.defaults()
                .withTimeouts(CONNECT, READ).withRedirects(HttpRedirects.DONT_FOLLOW)));
        if (!settings.apiKey().isBlank()) {
            client.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.apiKey().strip());
        }
        return new HttpModelServer(client.build(), settings.completions(), settings.name());
    }

    @Bean
    Probe modelProbe(Optional<HttpModelServer> server, InstantSource clock) {
        Executor beside = task -> Thread.ofVirtual().name("model-probe").start(task);
        return new Probe(server.orElse(null), beside, clock);
    }

    /** Beside the start, which does not wait for it. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> probeAtStart(Probe probe) {
        return _ -> probe.refresh();
    }

    @Bean
    Model model(Optional<HttpModelServer> server, Probe probe, ModelSettings settings, MeterRegistry registry,
            InstantSource clock) {
        var metrics = new ModelMetrics(registry);
        return new Model(server.map(there -> new AskServer(there, settings, metrics, clock)).orElse(null), probe,
                settings, metrics, clock);
    }

    @Bean
    ModelHealth languageModelHealthIndicator(Probe probe, ModelSettings settings) {
        return new ModelHealth(probe, settings);
    }
}
