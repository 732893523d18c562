package com.tarcommerce.outbound.channel.slack;

import com.tarcommerce.outbound.account.AccountTokens;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Slack is on if there is a bot token, or workspaces may be added. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackConfiguration.WorkspacesPossible.class)
@EnableConfigurationProperties({SlackSettings.class, SlackLimits.class})
class SlackConfiguration {

    @Bean
    SlackChannel slackChannel(SlackSettings settings, SlackLimits limits, AccountTokens tokens) {
        return new SlackChannel(settings, limits, tokens);
    }

    static final class WorkspacesPossible implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var settings = context.getEnvironment();
            return !settings.getProperty("tar.slack.bot-token", "").isBlank()
                    || !settings.getProperty("tar.secret-key", "").isBlank();
        }
    }
}
