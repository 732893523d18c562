package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code benchmarks/run carts}, on the classes of this build. */
@ExtendWith(NoSecondTry.class)
class CartKillDrillTests {

    @Test
    void everyCustomerIsWrittenToOnceWhateverIsKilled() throws Exception {
        var passed = new CartKillDrill().run(new Options(List.of("carts=120", "kills=1", "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
