package io.github.camelinterakt.quarkus.it;

import io.agroal.api.AgroalDataSource;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The beans that routes and properties name. */
public class Beans {

    /** A second account: its options are those of {@code camel.component.support}. */
    // tag::account[]
    @Produces
    @Singleton
    @Named("support")
    InteraktComponent support() {
        return new InteraktComponent();
    }
    // end::account[]

    /** The feed's checkpoint, in the application's database. */
    // tag::checkpoint[]
    @Produces
    @Singleton
    @Named("checkpoints")
    JdbcCheckpointRepository checkpoints(AgroalDataSource database) {
        return new JdbcCheckpointRepository(database);
    }
    // end::checkpoint[]
}
