package com.tarcommerce.scheduler;

import com.tarcommerce.testsupport.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theHouseRulesAreKept() {
        ArchitectureRules.of("com.tarcommerce.scheduler").check();
    }
}
