package io.github.camelinterakt.internal.memory;

import io.github.camelinterakt.Echoes;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of delta and echo detection. */
@UriParams
public class EchoConfiguration {

    @UriParam(label = "producer")
    private StateRepository<String, String> delta;

    @UriParam(label = "consumer", defaultValue = "pass")
    private Echoes echoes = Echoes.pass;

    private StateRepository<String, String> echoMemory;

    /** The repository of the contact memory, or null. */
    StateRepository<String, String> repository() {
        if (delta != null && echoMemory != null && delta != echoMemory) {
            throw new IllegalArgumentException(
                    "The options delta and echoMemory name different repositories. An account"
                            + " has one memory: leave echoMemory out");
        }
        return delta == null ? echoMemory : delta;
    }

    /** Whether a consumer marks or drops echoes. */
    public boolean detectsEchoes() {
        return echoes != Echoes.pass;
    }

    public StateRepository<String, String> getDelta() {
        return delta;
    }

    /**
     * Lets trackUser send only what has changed since it was last sent, and make no call if nothing has: any
     * StateRepository, as a reference to a bean (#bean:name), such as JdbcCheckpointRepository. It holds a keyed hash
     * of each trait, tag and other field that Interakt has confirmed, and no personal data. The header
     * CamelInteraktUnchanged says whether a call was saved. For trackUser.
     */
    public void setDelta(StateRepository<String, String> delta) {
        this.delta = delta;
    }

    public Echoes getEchoes() {
        return echoes;
    }

    /**
     * What the consumer does with an echo: a contact of which nobody else has changed anything since this account's own
     * trackUser. drop: interakt:users does not deliver it, and interakt:webhook does not deliver an event that shows
     * nothing but the customer; other events are marked. mark: delivers it with the headers CamelInteraktEcho and
     * CamelInteraktChangedTraits. pass: delivers it without these headers. For users, webhook.
     */
    public void setEchoes(Echoes echoes) {
        this.echoes = echoes;
    }

    /** Sets the component's option of that name. */
    public void setEchoMemory(StateRepository<String, String> echoMemory) {
        this.echoMemory = echoMemory;
    }
}
