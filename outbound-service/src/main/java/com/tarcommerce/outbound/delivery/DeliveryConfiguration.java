package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.retry.Backoff;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    Backoff backoff() {
        return new Backoff(RandomGenerator.getDefault());
    }
}
