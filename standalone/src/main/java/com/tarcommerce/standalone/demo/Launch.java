package com.tarcommerce.standalone.demo;

import com.tarcommerce.ai.AiApplication;
import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.outbound.OutboundApplication;
import com.tarcommerce.scheduler.SchedulerApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** How the demo's services come to run. */
@FunctionalInterface
public interface Launch {

    /**
     * Returns when all are ready.
     *
     * @param settings the whole environment of the services
     */
    Running start(Map<String, String> settings);

    /** What the services need beside what the demo gives them. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** All four in this JVM, on SQLite. */
    static Launch inThisJvm() {
        return settings -> {
            var services = new ArrayList<ConfigurableApplicationContext>();
            Running running = () -> services.reversed().forEach(ConfigurableApplicationContext::close);
            try {
                List.of(AiApplication.service(), SchedulerApplication.service(), OutboundApplication.service(),
                        GatewayApplication.service())
                        .forEach(service -> services.add(service.logStartupInfo(false).run(settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new))));
                return running;
            } catch (RuntimeException failure) {
                running.close();
                throw failure;
            }
        };
    }

    /** Closing it stops the services. */
    @FunctionalInterface
    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
