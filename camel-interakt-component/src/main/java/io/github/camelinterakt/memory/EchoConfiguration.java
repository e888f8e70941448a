package io.github.camelinterakt.memory;

import java.time.Duration;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options by which an account's contacts are remembered: what need not be sent, and what is an echo. */
@UriParams
public class EchoConfiguration {

    @UriParam(label = "producer")
    private StateRepository<String, String> delta;

    @UriParam(label = "consumer", defaultValue = "pass")
    private Echoes echoes = Echoes.pass;

    private StateRepository<String, String> echoMemory;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "600000")
    private long echoTime = 600_000;

    /**
     * What the endpoint wants of its account's memory.
     *
     * @throws IllegalArgumentException if the options contradict one another
     */
    public MemorySettings settings() {
        if (delta != null && echoMemory != null && delta != echoMemory) {
            throw new IllegalArgumentException(
                    "The options delta and echoMemory name different repositories. An account"
                            + " has one memory: leave echoMemory out");
        }
        if (echoTime < 0) {
            throw new IllegalArgumentException("The option echoTime must be at least 0, and is " + echoTime);
        }
        StateRepository<String, String> repository = delta == null ? echoMemory : delta;
        return new MemorySettings(repository != null || echoes != Echoes.pass, repository, Duration.ofMillis(echoTime));
    }

    public StateRepository<String, String> getDelta() {
        return delta;
    }

    /**
     * Lets trackUser send only what has changed since it was last sent, and nothing at all if nothing has: any
     * StateRepository, as a reference to a bean (#bean:name), such as JdbcCheckpointRepository. It holds a keyed hash
     * of each trait, tag and other field that Interakt has confirmed, and no personal data. The header
     * CamelInteraktUnchanged tells what happened. For trackUser.
     */
    public void setDelta(StateRepository<String, String> delta) {
        this.delta = delta;
    }

    public Echoes getEchoes() {
        return echoes;
    }

    /**
     * What happens to a contact of which nobody else has changed anything since this account's own trackUser. drop:
     * interakt:users does not hand it out, and interakt:webhook does not hand out an event that tells of nothing else;
     * other events are marked. mark: it is handed out with the headers CamelInteraktEcho and
     * CamelInteraktChangedTraits. pass: it is handed out without a word. For users, webhook.
     */
    public void setEchoes(Echoes echoes) {
        this.echoes = echoes;
    }

    public StateRepository<String, String> getEchoMemory() {
        return echoMemory;
    }

    /**
     * Where it is remembered what was sent and what was handed out, as hashes: any StateRepository, as a reference to a bean
     * (#bean:name), such as JdbcCheckpointRepository. All endpoints of an account share one. By default that of the option
     * delta of another endpoint, else the memory of this process, for the 20000 contacts that were used last.
     */
    public void setEchoMemory(StateRepository<String, String> echoMemory) {
        this.echoMemory = echoMemory;
    }

    public long getEchoTime() {
        return echoTime;
    }

    /**
     * For how long a value that this account has sent, and then replaced by another, is known as its own when it is shown
     * late. Of several endpoints of an account, the longest counts. Milliseconds, or a duration such as 10m.
     */
    public void setEchoTime(long echoTime) {
        this.echoTime = echoTime;
    }
}
