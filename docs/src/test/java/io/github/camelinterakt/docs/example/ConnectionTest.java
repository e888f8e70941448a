package io.github.camelinterakt.docs.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import io.github.camelinterakt.AccountConfiguration;
import io.github.camelinterakt.InteraktComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings of connection.md reach the endpoints. */
class ConnectionTest {

    @Test
    void propertiesSetTimeoutsPoolAndProxy() throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("classpath:connection.properties");
        main.addOverrideProperty("camel.component.interakt.apiKey", "examplekey");
        try {
            main.start();
            AccountConfiguration connection = account(main.getCamelContext());

            assertThat(connection.getConnectTimeout()).isEqualTo(5_000);
            assertThat(connection.getResponseTimeout()).isEqualTo(20_000);
            assertThat(connection.getProxyHost()).isEqualTo("proxy.example.com");
            assertThat(connection.getProxyPort()).isEqualTo(3128);
        } finally {
            main.stop();
        }
    }

    @Test
    void aBeanSetsTheTrustStore(@TempDir Path directory) throws Exception {
        Path trustStore = directory.resolve("trust.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (var out = Files.newOutputStream(trustStore)) {
            empty.store(out, "examplepassword".toCharArray());
        }
        Main main = new Main();
        main.addOverrideProperty("camel.component.interakt.apiKey", "examplekey");
        main.start();
        CamelContext context = main.getCamelContext();
        String password = "examplepassword";
        // tag::tls[]
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource(trustStore.toUri().toString());
        store.setPassword(password);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        context.getRegistry().bind("interaktTls", tls);
        // and as a property: camel.component.interakt.sslContextParameters=#bean:interaktTls
        // end::tls[]
        try {
            account(context)
                    .setSslContextParameters(
                            context.getRegistry().lookupByNameAndType("interaktTls", SSLContextParameters.class));
            assertThat(account(context).getSslContextParameters()).isSameAs(tls);
        } finally {
            main.stop();
        }
    }

    private static AccountConfiguration account(CamelContext context) {
        return context.getComponent("interakt", InteraktComponent.class).getAccountConfiguration();
    }
}
