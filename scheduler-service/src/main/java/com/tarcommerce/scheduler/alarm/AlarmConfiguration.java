package com.tarcommerce.scheduler.alarm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
class AlarmConfiguration {

    @Bean
    Callbacks callbacks(CallbackSettings settings) {
        return new Callbacks(settings);
    }
}
