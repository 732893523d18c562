package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.account.SealAccountsAnew;
import com.tarcommerce.common.database.CommitGroup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that tokens are sealed by, and that they are sealed by the first of several. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    AccountSeal accountSeal(@Value("${tar.secret-key}") String secretKey) {
        return AccountSeal.parse(secretKey);
    }

    @Bean
    SealAccountsAnew sealAccountsAnew(AccountStore store, AccountSeal seal, CommitGroup commits) {
        return new SealAccountsAnew("the gateway", store, seal, commits);
    }
}
