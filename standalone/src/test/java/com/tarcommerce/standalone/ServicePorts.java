package com.tarcommerce.standalone;

import com.tarcommerce.testsupport.FreePorts;
import java.util.Map;

/** Ports for the services that nothing else has. */
final class ServicePorts {
    private ServicePorts() {
    }

    static void putInto(Map<String, String> environment) {
        for (var service : Service.values()) {
            environment.put(service.portVariable(), String.valueOf(FreePorts.next()));
        }
    }
}
