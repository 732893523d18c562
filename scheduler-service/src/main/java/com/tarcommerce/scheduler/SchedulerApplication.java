package com.tarcommerce.scheduler;

import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.common.partition.PartitionConfiguration;
import com.tarcommerce.common.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Holds alarms and calls back when they are due. */
@SpringBootApplication
@Import({ServiceConfiguration.class, DatabaseConfiguration.class, PartitionConfiguration.class})
public class SchedulerApplication {

    /** The service as it is started alone or beside the others in one JVM: it reads {@code scheduler.yml}. */
    public static SpringApplicationBuilder service() {
        return new SpringApplicationBuilder(SchedulerApplication.class).properties("spring.config.name=scheduler");
    }

    public static void main(String[] arguments) {
        service().run(arguments);
    }
}
