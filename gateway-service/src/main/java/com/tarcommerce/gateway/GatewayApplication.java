package com.tarcommerce.gateway;

import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.common.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Takes in what people and databases say, decides, changes, and tells the right rooms. */
@SpringBootApplication
@Import({ServiceConfiguration.class, DatabaseConfiguration.class})
public class GatewayApplication {

    /** The service as it is started alone or beside the others in one JVM: it reads {@code gateway.yml}. */
    public static SpringApplicationBuilder service() {
        return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
    }

    public static void main(String[] arguments) {
        service().run(arguments);
    }
}
