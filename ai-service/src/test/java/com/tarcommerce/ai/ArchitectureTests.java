package com.tarcommerce.ai;

import com.tarcommerce.testsupport.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theRulesOfTheHouseAreKept() {
        ArchitectureRules.of("com.tarcommerce.ai").check();
    }
}
