package com.tarcommerce.outbound.channel.web;

import com.tarcommerce.outbound.channel.JsonPost;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import tools.jackson.databind.json.JsonMapper;

/** The rooms in the browser are on if there is a secret to sign with. */
@Configuration(proxyBeanMethods = false)
@Conditional(WebConfiguration.SecretGiven.class)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration {

    @Bean
    WebChannel webChannel(WebSettings settings, JsonMapper json, InstantSource clock) {
        return new WebChannel(settings, new JsonPost(), json, clock);
    }

    static final class SecretGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("tar.web.webhook-secret", "").isBlank();
        }
    }
}
