package com.tarcommerce.testsupport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTests {
    private static final String FIXTURE = "com.tarcommerce.testsupport.architecture.fixture.";

    private final ArchitectureRules good = ArchitectureRules.ofTestClasses(FIXTURE + "good");
    private final ArchitectureRules bad = ArchitectureRules.ofTestClasses(FIXTURE + "bad");

    @Test
    void aServiceThatKeepsTheRulesPasses() {
        assertThatCode(good::check).doesNotThrowAnyException();
    }

    @Test
    void anotherServiceMustNotBeKnown() {
        assertThat(violations(bad.knowsNoOtherService())).isNotEmpty().allMatch(line -> line.contains("PostOffice"));
    }

    @Test
    void featuresMustNotKnowEachOtherInACircle() {
        assertThat(violations(bad.featuresHaveNoCycles())).singleElement().asString()
                .contains("Slice counter", "Slice shelf");
    }

    @Test
    void controllersAndWhatNobodyElseUsesMustBeHidden() {
        assertThat(violations(bad.hidesItsInside())).hasSize(3).anyMatch(line -> line.contains("OpenController"))
                .anyMatch(line -> line.contains("LonelyClient")).anyMatch(line -> line.contains("DustyStore"));
    }

    @Test
    void theSystemMustNotBeAskedForTheTime() {
        assertThat(violations(bad.timeIsGiven())).hasSize(3).anyMatch(line -> line.contains("Instant.now"))
                .anyMatch(line -> line.contains("currentTimeMillis"))
                .anyMatch(line -> line.contains("InstantSource.system"));
    }

    @Test
    void fieldsMustNotBeInjected() {
        assertThat(violations(bad.nothingIsInjectedIntoFields())).singleElement().asString().contains("injected");
    }

    @Test
    void oneCheckReportsTheViolationsOfAllRules() {
        assertThatThrownBy(bad::check).isInstanceOf(AssertionError.class).hasMessageContaining("PostOffice")
                .hasMessageContaining("Cycle detected").hasMessageContaining("public without need")
                .hasMessageContaining("Instant.now").hasMessageContaining("is injected");
    }

    @Test
    void rulesAboutNothingAreRefused() {
        assertThatThrownBy(() -> ArchitectureRules.of(FIXTURE + "nowhere")).hasMessageContaining("no classes");
    }

    @Test
    void commonKeepsThemToo() {
        var common = ArchitectureRules.of("com.tarcommerce.common");

        assertThat(violations(common.timeIsGiven(), common)).isEmpty();
        assertThat(violations(common.nothingIsInjectedIntoFields(), common)).isEmpty();
        assertThat(violations(common.knowsNoOtherService(), common)).isEmpty();
        assertThat(violations(common.featuresHaveNoCycles(), common)).isEmpty();
    }

    private List<String> violations(ArchRule rule) {
        return violations(rule, bad);
    }

    private static List<String> violations(ArchRule rule, ArchitectureRules service) {
        return rule.evaluate(service.imported()).getFailureReport().getDetails();
    }
}
