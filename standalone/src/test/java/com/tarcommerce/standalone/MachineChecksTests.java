package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of the machine, and how to mend it. */
class MachineChecksTests {
    @TempDir
    Path folder;

    private final HashMap<String, String> environment = new HashMap<>();

    @BeforeEach
    void useFreePorts() {
        environment.put("TAR_DATA_DIR", folder.toString());
        ServicePorts.putInto(environment);
    }

    @Test
    void anOlderJavaIsToBeMended() {
        assertThat(MachineChecks.java(24)).isEqualTo(
                Finding.mend("Java 24 is too old.", "Install a JDK 25 and set TAR_JAVA_HOME to its folder."));
        assertThat(MachineChecks.java(25).toString()).isEqualTo(Finding.ok("Java " + Runtime.version()).toString());
    }

    @Test
    void aPortThatAnotherProgramHasIsNamedWithItsVariable() throws IOException {
        try (var other = new ServerSocket(0)) {
            environment.put("TAR_OUTBOUND_PORT", Integer.toString(other.getLocalPort()));

            var doctor = Terminal.run(environment, "doctor");

            assertThat(doctor.status()).isNotZero();
            assertThat(doctor.out()).contains("Port " + other.getLocalPort(), "is taken", "set TAR_OUTBOUND_PORT");
        }
    }

    @Test
    void aModeThatIsNoneIsNamed() {
        try (var telegram = BotApiStandIn.start()) {
            environment.put("TAR_TELEGRAM_API_URL", telegram.url().toString());
            environment.put("TAR_TELEGRAM_BOT_TOKEN", BotApiStandIn.TOKEN);
            environment.put("TAR_TELEGRAM_MODE", "pigeon");

            var doctor = Terminal.run(environment, "doctor");

            assertThat(doctor.status()).isNotZero();
            assertThat(doctor.out()).contains("TAR_TELEGRAM_MODE is 'pigeon'", "webhook, polling or off");
        }
    }

    @Test
    void aTelegramThatCanNotBeReachedIsNamed() {
        var nobody = FreePorts.next();
        environment.put("TAR_TELEGRAM_BOT_TOKEN", "1:abc");
        environment.put("TAR_TELEGRAM_MODE", "polling");
        environment.put("TAR_TELEGRAM_API_URL", "http://127.0.0.1:" + nobody);

        var doctor = Terminal.run(environment, "doctor");

        assertThat(doctor.status()).isNotZero();
        assertThat(doctor.out()).contains("http://127.0.0.1:" + nobody).doesNotContain("1:abc");
    }
}
