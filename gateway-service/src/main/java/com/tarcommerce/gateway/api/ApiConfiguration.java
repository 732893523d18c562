package com.tarcommerce.gateway.api;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.gateway.shop.ApiKeys;
import com.tarcommerce.gateway.shop.TenantStore;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what under {@code /v1/tenants}. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    FilterRegistrationBean<TenantFilter> tenantFilter(InternalToken internal, ApiKeys keys, TenantStore tenants) {
        var registration = new FilterRegistrationBean<>(new TenantFilter(internal, keys, tenants));
        registration.addUrlPatterns(TenantFilter.PATTERN);
        return registration;
    }
}
