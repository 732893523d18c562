package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.scheduler.alarm.QuickSet.Wire;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
class AlarmConfiguration {

    @Bean
    Callbacks callbacks(CallbackSettings settings) {
        return new Callbacks(settings);
    }

    /** Before what the framework does for every request. */
    @Bean
    FilterRegistrationBean<QuickSet> quickSet(InternalToken token, ReadSpec specs, SetAlarms setAlarms, Wire wire) {
        var registration = new FilterRegistrationBean<>(new QuickSet(token, specs, setAlarms, wire));
        registration.addUrlPatterns("/v1/alarms/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    Wire wire(JsonMapper json, AlarmRow rows,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        return new Wire(json.readerFor(AlarmSpec.class), json.writerFor(Alarm.class), rows, failures);
    }
}
