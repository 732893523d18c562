package com.tarcommerce.common.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.common.partition.Membership.Replica;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class StillTheOnlyOneTests {

    @Test
    void whoseGroundWasTakenWhileItCouldNotAnswerYetEnds(@TempDir Path folder) {
        try (var database = SqliteDataSources.writer(folder.resolve("test.db"), _ -> {
        })) {
            var jdbc = JdbcClient.create(database);
            jdbc.sql("create table partition (no integer primary key, epoch integer not null default 0, owner text not"
                    + " null default '', address text not null default '', leaving integer not null default 0)")
                    .update();
            jdbc.sql("insert into partition (no, owner) values (0, 'alone_1'), (1, 'alone_1')").update();
            var store = new PartitionStore(jdbc,
                    new CommitGroup("test", database, new JdbcTransactionManager(database)));
            var look = new StillTheOnlyOne(onServer(folder), new Replica("alone_1", "http://127.0.0.1:1"), store);

            look.start();
            assertThat(look.isRunning()).isTrue();
            jdbc.sql("update partition set owner = 'alone_2' where no = 1").update();

            assertThatThrownBy(look::start).hasMessageContaining("TAR_CLUSTER_MEMBERS");
        }
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.7,10.0.0.7", "replica.local,replica.local", "fd00:0:0:0:0:0:0:5%eth0,[fd00:0:0:0:0:0:0:5]",
            "[::1],[::1]"})
    void anAddressWithColonsStandsInBrackets(String host, String inUrl) {
        assertThat(PartitionConfiguration.inUrl(host)).isEqualTo(inUrl);
    }

    private static DatabaseSettings onServer(Path folder) {
        return new DatabaseSettings("gateway", "jdbc:libsql:http://127.0.0.1:1?namespace=gateway", "", folder);
    }
}
