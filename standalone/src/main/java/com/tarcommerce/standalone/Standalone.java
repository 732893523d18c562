package com.tarcommerce.standalone;

import com.tarcommerce.ai.AiApplication;
import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.outbound.OutboundApplication;
import com.tarcommerce.scheduler.SchedulerApplication;

/** Starts the services one after the other: those that are called before those that call. */
public final class Standalone {
    private Standalone() {
    }

    public static void main(String[] arguments) {
        AiApplication.service().run(arguments);
        SchedulerApplication.service().run(arguments);
        OutboundApplication.service().run(arguments);
        GatewayApplication.service().run(arguments);
    }
}
