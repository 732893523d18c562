package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.account.AccountTokens;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Telegram is on if there is a bot token, or bots may be added. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelegramConfiguration.BotsPossible.class)
@EnableConfigurationProperties({TelegramSettings.class, TelegramLimits.class})
class TelegramConfiguration {

    @Bean
    BotClients botClients(TelegramSettings settings) {
        return new BotClients(settings);
    }

    @Bean
    TelegramBots telegramBots(TelegramSettings settings, BotClients clients, AccountTokens tokens) {
        return new TelegramBots(settings, clients, tokens);
    }

    @Bean
    TelegramChannel telegramChannel(TelegramBots bots, MovedChats movedChats, TelegramLimits limits) {
        return new TelegramChannel(bots, movedChats, limits);
    }

    static final class BotsPossible implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var settings = context.getEnvironment();
            return !settings.getProperty("tar.telegram.bot-token", "").isBlank()
                    || !settings.getProperty("tar.secret-key", "").isBlank();
        }
    }
}
