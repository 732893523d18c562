package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.receipt.Windows;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import tools.jackson.databind.json.JsonMapper;

/** WhatsApp is on if there is the bridge's secret or the Cloud API's token. */
@Configuration(proxyBeanMethods = false)
@Conditional(WhatsAppConfiguration.SecretGiven.class)
@EnableConfigurationProperties({WhatsAppSettings.class, WhatsAppLimits.class})
class WhatsAppConfiguration {

    @Bean
    WhatsAppChannel whatsAppChannel(WhatsAppSettings settings, WhatsAppLimits limits, JsonMapper json,
            InstantSource clock, Windows windows, PeopleBudget people) {
        var post = new JsonPost();
        return new WhatsAppChannel(settings, limits, new BridgeSender(settings, post, json, clock),
                new CloudSender(settings, post, json, windows::isClosed, people));
    }

    static final class SecretGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return !environment.getProperty("tar.whatsapp.bridge-secret", "").isBlank()
                    || !environment.getProperty("tar.whatsapp.token", "").isBlank();
        }
    }
}
