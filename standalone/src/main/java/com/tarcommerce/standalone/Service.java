package com.tarcommerce.standalone;

import com.tarcommerce.ai.AiApplication;
import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.outbound.OutboundApplication;
import com.tarcommerce.scheduler.SchedulerApplication;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The four services, in the order in which they start: those that are called before those that call. */
enum Service {
    AI(8083, false, "text to intents, facts to words"),
    //
    SCHEDULER(8081, true, "alarms"),
    //
    OUTBOUND(8082, true, "messages on their way to the chats"),
    //
    GATEWAY(8080, true, "chats and events in, commands, /console, REST (/swagger-ui.html)");

    final int usualPort;
    final boolean keepsData;
    final String purpose;

    Service(int usualPort, boolean keepsData, String purpose) {
        this.usualPort = usualPort;
        this.keepsData = keepsData;
        this.purpose = purpose;
    }

    static Service named(String name) {
        return Arrays.stream(values()).filter(service -> service.label().equals(name)).findFirst()
                .orElseThrow(() -> new Refusal("There is no service called '" + name + "': up takes "
                        + Arrays.stream(values()).map(Service::label).collect(Collectors.joining(", "))
                        + ", or nothing for all of them."));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String portVariable() {
        return "TAR_" + name() + "_PORT";
    }

    SpringApplicationBuilder application() {
        return switch (this) {
            case AI -> AiApplication.service();
            case SCHEDULER -> SchedulerApplication.service();
            case OUTBOUND -> OutboundApplication.service();
            case GATEWAY -> GatewayApplication.service();
        };
    }
}
