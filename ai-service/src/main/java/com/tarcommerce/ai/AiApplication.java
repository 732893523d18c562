package com.tarcommerce.ai;

import com.tarcommerce.common.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Understands texts and writes them; it has no database and knows no room. */
@SpringBootApplication
@Import(ServiceConfiguration.class)
public class AiApplication {

    /** The service as it is started alone or beside the others in one JVM: it reads {@code ai.yml}. */
    public static SpringApplicationBuilder service() {
        return new SpringApplicationBuilder(AiApplication.class).properties("spring.config.name=ai");
    }

    public static void main(String[] arguments) {
        service().run(arguments);
    }
}
