package com.tarcommerce.outbound;

import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.common.partition.PartitionConfiguration;
import com.tarcommerce.common.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Takes messages on once and delivers them in order. */
@SpringBootApplication
@Import({ServiceConfiguration.class, DatabaseConfiguration.class, PartitionConfiguration.class})
public class OutboundApplication {

    /** The service as it is started alone or beside the others in one JVM: it reads {@code outbound.yml}. */
    public static SpringApplicationBuilder service() {
        return new SpringApplicationBuilder(OutboundApplication.class).properties("spring.config.name=outbound");
    }

    public static void main(String[] arguments) {
        service().run(arguments);
    }
}
