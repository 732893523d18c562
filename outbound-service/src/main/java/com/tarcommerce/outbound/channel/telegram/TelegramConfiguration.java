package com.tarcommerce.outbound.channel.telegram;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Telegram is on if there is a bot token. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelegramConfiguration.TokenGiven.class)
@EnableConfigurationProperties({TelegramSettings.class, TelegramLimits.class})
class TelegramConfiguration {

    @Bean
    BotClient botClient(TelegramSettings settings) {
        return new BotClient(settings);
    }

    @Bean
    TelegramChannel telegramChannel(BotClient bot, MovedChats movedChats, TelegramLimits limits) {
        return new TelegramChannel(bot, movedChats, limits);
    }

    static final class TokenGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("tar.telegram.bot-token", "").isBlank();
        }
    }
}
