package com.tarcommerce.common.problem;

import com.tarcommerce.common.service.ServiceConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service with everything that all services have, and hardly anything else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({ServiceConfiguration.class, TinyService.Counter.class})
class TinyService {

    record Parcel(@NotBlank String name, int weight, @Nullable Instant at, @Nullable Parcel inside) {
    }

    @RestController
    static class Counter {

        @PostMapping("/parcels")
        Parcel accept(@Valid @RequestBody Parcel parcel) {
            return parcel;
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("password=hunter2");
        }

        @GetMapping("/gone")
        String gone() {
            throw new ProblemException(HttpStatus.CONFLICT, "already-gone", "It left this morning.");
        }

        @GetMapping("/v1/inside")
        String inside() {
            return "welcome";
        }
    }
}
