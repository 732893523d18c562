package com.tarcommerce.gateway;

import com.tarcommerce.testsupport.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theHouseRulesHold() {
        ArchitectureRules.of("com.tarcommerce.gateway").check();
    }
}
