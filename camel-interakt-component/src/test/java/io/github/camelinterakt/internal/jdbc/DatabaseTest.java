package io.github.camelinterakt.internal.jdbc;

import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

import io.github.camelinterakt.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Isolated("captures System.err")
class DatabaseTest {

    @Test
    void theLogOfAnOutageQuotesNothingOfAStatement() throws Exception {
        DataSource away = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLTransientConnectionException("no response\nto 'Asha', 919999999999", "08006");
                });
        Database.Table table = new Database.Table("inbox", "Nothing is stored", "t", "t", "id", dialect -> "");
        Database<Transaction> database = new Database<>(away, table, transaction -> transaction);
        try (Witness witness = new Witness()) {
            assertThatThrownBy(() -> database.run(transaction -> null))
                    .isInstanceOf(SQLTransientConnectionException.class);

            assertThat(witness.logged("is unavailable (SQL state 08006). Nothing is stored"))
                    .singleElement()
                    .asString()
                    .contains("no response to")
                    .doesNotContain("Asha", "9999");
        }
    }
}
