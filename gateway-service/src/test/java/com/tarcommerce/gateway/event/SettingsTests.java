package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the settings is said at the start. */
class SettingsTests {
    @TempDir
    Path folder;

    @Test
    void withoutASecretTheStartIsRefusedAndNamesIt() {
        var gateway = GatewayApplication.service().initializers(new WithoutTestBeans());

        assertThatThrownBy(() -> gateway.run("--TAR_DATA_DIR=" + folder, "--TAR_TELEGRAM_MODE=off", "--server.port=0",
                "--TAR_INTERNAL_TOKEN=" + WithGateway.TOKEN, "--TAR_WEBHOOK_SECRET=")).rootCause()
                .hasMessageStartingWith("TAR_WEBHOOK_SECRET is not set");
    }
}
