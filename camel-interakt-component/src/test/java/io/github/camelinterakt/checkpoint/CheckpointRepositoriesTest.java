package io.github.camelinterakt.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import io.github.camelinterakt.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointRepositoriesTest {

    @Test
    void aFileKeepsStatesAcrossARestart(@TempDir Path directory) {
        Path file = directory.resolve("deeper/checkpoints.properties");
        FileCheckpointRepository first = started(file);
        assertThat(first.getState("a")).isNull();
        first.setState("a", "one");
        first.setState("b", "zwei: ü");
        first.setState("a", "two");
        FileCheckpointRepository second = started(file);
        assertThat(second.getState("a")).isEqualTo("two");
        assertThat(second.getState("b")).isEqualTo("zwei: ü");
        assertThat(directory.resolve("deeper")).isDirectoryContaining("regex:.*checkpoints.properties");
    }

    @Test
    void repositoriesOfOneFileKeepWhatTheOthersStore(@TempDir Path directory) {
        Path file = directory.resolve("checkpoints.properties");
        IntStream.range(0, 4).parallel().forEach(feed -> {
            FileCheckpointRepository repository = started(file);
            for (int i = 0; i < 50; i++) {
                repository.setState("feed" + feed, "state" + i);
                assertThat(repository.getState("feed" + feed)).isEqualTo("state" + i);
            }
        });
        FileCheckpointRepository afterRestart = started(file);
        assertThat(IntStream.range(0, 4).mapToObj(feed -> afterRestart.getState("feed" + feed)))
                .containsOnly("state49");
    }

    @Test
    void aStateIsRemovedFromTheFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("checkpoints.properties");
        FileCheckpointRepository repository = started(file);
        repository.setState("a", "one");
        repository.setState("a", null);
        assertThat(repository.getState("a")).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    void aCorruptFileIsNotReplaced(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("checkpoints.properties");
        FileCheckpointRepository repository = started(file);
        repository.setState("a", "one");
        Files.writeString(file, "a=\\uXYZ");
        assertThatThrownBy(() -> repository.setState("a", "two"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Correct or remove it");
        assertThat(file).content().isEqualTo("a=\\uXYZ");
    }

    @Test
    void aPartlyWrittenTemporaryFileIsIgnored(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("checkpoints.properties");
        FileCheckpointRepository first = started(file);
        first.setState("a", "one");
        Files.writeString(directory.resolve("checkpoints.properties.next"), "a=tw");
        FileCheckpointRepository second = started(file);
        assertThat(second.getState("a")).isEqualTo("one");
        second.setState("a", "two");
        assertThat(second.getState("a")).isEqualTo("two");
    }

    @Test
    void aFailedWriteLeavesTheStateUnchanged(@TempDir Path directory) throws Exception {
        Path inTheWay = Files.writeString(directory.resolve("file"), "not a directory");
        FileCheckpointRepository repository = new FileCheckpointRepository(inTheWay.resolve("checkpoints"));
        assertThatThrownBy(() -> repository.setState("a", "one")).hasMessageContaining("cannot be written");
        assertThat(repository.getState("a")).isNull();
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedAtStart(@TempDir Path directory) throws Exception {
        Path inTheWay = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> started(inTheWay.resolve("checkpoints"))).hasMessageContaining("cannot be written");
        started(directory.resolve("checkpoints"));
        assertThat(directory).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**checkpoints*");
    }

    @Test
    void aFileThatWasEmptiedIsNeitherReadNorReplaced(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("checkpoints.properties"), "# nothing\n");
        FileCheckpointRepository repository = started(file);
        assertThatThrownBy(() -> repository.getState("a")).hasMessageContaining("is empty. Restore it, or remove it");
        assertThatThrownBy(() -> repository.setState("a", "one")).hasMessageContaining("is empty");
        assertThat(file).content().isEqualTo("# nothing\n");
    }

    @Test
    void repositoriesAreEqualIfTheyAreOfTheSameFileOrTable(@TempDir Path directory) throws Exception {
        assertThat(new FileCheckpointRepository(directory.resolve("a")))
                .isEqualTo(new FileCheckpointRepository(directory.resolve("b/../a")))
                .hasSameHashCodeAs(new FileCheckpointRepository(directory.resolve("a")))
                .isNotEqualTo(new FileCheckpointRepository(directory.resolve("b")));
        DataSource database = Postgres.newDatabase();
        assertThat(new JdbcCheckpointRepository(database))
                .isEqualTo(new JdbcCheckpointRepository(database))
                .hasSameHashCodeAs(new JdbcCheckpointRepository(database))
                .isNotEqualTo(new JdbcCheckpointRepository(database, "other"))
                .isNotEqualTo(new JdbcCheckpointRepository(Postgres.newDatabase()));
    }

    private static FileCheckpointRepository started(Path file) {
        FileCheckpointRepository repository = new FileCheckpointRepository(file);
        repository.start();
        return repository;
    }

    @Test
    void aDatabaseKeepsStatesForAllNodes() throws Exception {
        DataSource database = Postgres.newDatabase();
        JdbcCheckpointRepository first = new JdbcCheckpointRepository(database, "first_checkpoint");
        JdbcCheckpointRepository second = new JdbcCheckpointRepository(database, "first_checkpoint");
        first.start();
        second.start();
        assertThat(first.getState("a")).isNull();
        first.setState("a", "one");
        second.setState("a", "two");
        assertThat(first.getState("a")).isEqualTo("two");
    }

    @Test
    void changesOfSeveralNodesLoseNoneOfEachOther() throws Exception {
        DataSource database = Postgres.newDatabase();
        List<JdbcCheckpointRepository> nodes = IntStream.range(0, 4)
                .mapToObj(node -> new JdbcCheckpointRepository(database, "shared_checkpoint"))
                .toList();
        nodes.get(0).start();
        nodes.parallelStream().forEach(node -> {
            for (int i = 0; i < 25; i++) {
                node.update("a", before -> before == null ? "x" : before + "x");
            }
        });
        assertThat(nodes.get(0).getState("a")).hasSize(100);
    }

    @Test
    void anEmptiedRowIsNotTheSameAsNone() throws Exception {
        JdbcCheckpointRepository repository =
                new JdbcCheckpointRepository(Postgres.newDatabase(), "emptied_checkpoint");
        repository.start();
        repository.setState("a", null);
        assertThat(repository.getState("a")).isEmpty();
        assertThat(repository.getState("b")).isNull();
    }

    @Test
    void connectionsWithoutAutoCommitAreCommitted() throws Exception {
        DataSource database = Postgres.newDatabase();
        JdbcCheckpointRepository repository =
                new JdbcCheckpointRepository(new ManualCommit(database), "manual_checkpoint");
        repository.start();
        repository.setState("a", "one");
        repository.setState("a", "two");
        assertThat(new JdbcCheckpointRepository(database, "manual_checkpoint").getState("a"))
                .isEqualTo("two");
    }

    @Test
    void onlyAPlainTableNameIsAccepted() throws Exception {
        DataSource database = Postgres.newDatabase();
        for (String name : List.of("a b", "a;drop", "", "1a", "a.b.c")) {
            assertThatThrownBy(() -> new JdbcCheckpointRepository(database, name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("interakt_checkpoint");
        }
    }

    /** Gives connections as an application server does. */
    private static final class ManualCommit extends org.postgresql.ds.PGSimpleDataSource {
        private static final long serialVersionUID = 1L;
        private final transient DataSource delegate;

        ManualCommit(DataSource delegate) {
            this.delegate = delegate;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = delegate.getConnection();
            connection.setAutoCommit(false);
            return connection;
        }
    }
}
