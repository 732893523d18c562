package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.AccountSeal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that tokens are sealed by. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    AccountSeal accountSeal(@Value("${tar.secret-key}") String secretKey) {
        return AccountSeal.parse(secretKey);
    }
}
