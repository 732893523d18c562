package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecoveryTests extends OnSqld {

    @Test
    void aServerThatWasKilledTakesTheOpenTransactionWithItAndNothingElse() throws Exception {
        var idle = open();
        insert(idle, "milk");
        var busy = openTransaction();
        insert(busy, "bread");

        server.restart();

        assertThatThrownBy(() -> insert(busy, "eggs")).hasFieldOrPropertyWithValue("SQLState", "08003");
        busy.rollback();
        insert(busy, "tea");
        busy.commit();
        assertThat(idle.isValid(5)).isTrue();
        insert(idle, "rice");
        assertThat(names()).containsExactly("milk", "tea", "rice");
    }

    @Test
    void whatWasCommittedSurvivesTheKill() throws Exception {
        var connection = open();
        for (var number = 0; number < 50; number++) {
            insert(connection, "item " + number);
        }

        server.kill();
        assertThatThrownBy(() -> insert(connection, "nobody is there"))
                .hasFieldOrPropertyWithValue("SQLState", "08001");
        server.restart();

        assertThat(names()).hasSize(50);
    }

    @Test
    void aNamespaceThatIsNotThereIsNamedSo() {
        assertThatThrownBy(() -> {
            try (var nowhere = new LibsqlDataSource(server.url("nowhere"), "").getConnection()) {
                insert(nowhere, "milk");
            }
        }).hasMessageContaining("nowhere").hasFieldOrPropertyWithValue("SQLState", "3D000");
    }
}
