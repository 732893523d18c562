package com.tarcommerce.outbound.channel.slack;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Slack is on if there is a bot token. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackConfiguration.TokenGiven.class)
@EnableConfigurationProperties({SlackSettings.class, SlackLimits.class})
class SlackConfiguration {

    @Bean
    SlackChannel slackChannel(SlackSettings settings, SlackLimits limits) {
        return new SlackChannel(settings, limits);
    }

    static final class TokenGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("tar.slack.bot-token", "").isBlank();
        }
    }
}
