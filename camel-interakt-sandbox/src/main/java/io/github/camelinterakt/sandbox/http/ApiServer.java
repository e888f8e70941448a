package io.github.camelinterakt.sandbox.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import io.github.camelinterakt.sandbox.openapi.RequestValidator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

/** A WireMock server with one stub that handles all requests of the API; its low priority lets other stubs take precedence. */
public final class ApiServer implements AutoCloseable {

    /** The path of the real API's base URL. */
    public static final String BASE_PATH = "/v1/public";

    /** How many requests of the control API may wait for a change at a time; each holds a thread. */
    public static final int WAITERS = 8;

    private static final UUID API_STUB = UUID.fromString("00000000-0000-4000-8000-000000000001");

    /** Enough for the short blocking part of a call; delayed responses occupy no thread. */
    private static final int THREADS = 16 + WAITERS;

    /** The same for all servers of the process, because each test may start one; read while the first of them starts. */
    private static final CompletableFuture<RequestValidator> RULES = CompletableFuture.supplyAsync(
            () -> new RequestValidator(ApiDocument.load(ApiDocument.API, BASE_PATH)), task -> new Thread(task).start());

    private final FaultQueue faults = new FaultQueue();
    private final MediaStore media = new MediaStore(this::address);
    private final CallLog calls;
    private final WireMockServer wireMock;
    private final String host;
    private final Runnable changed;

    /** Starts the server; {@code page} responds to requests that are not for the API, null for those that it does not know. */
    public ApiServer(
            String host,
            int port,
            int journal,
            Function<String, GuardedAccount> accounts,
            Supplier<Instant> now,
            Runnable changed,
            Function<Request, ResponseDefinition> page,
            Extension... extensions) {
        this.host = host;
        this.changed = changed;
        BoundedJournal store = journal == 0 ? null : new BoundedJournal(journal, changed);
        this.calls = new CallLog(store);
        WireMockConfiguration config = WireMockConfiguration.options()
                .bindAddress(host)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(2)
                .gzipDisabled(true)
                .extensions(new ApiTransformer(accounts, media, faults, now, page), new StubRestorer())
                .extensions(extensions);
        if (port == 0) {
            config.dynamicPort();
        } else {
            config.port(port);
        }
        if (store == null) {
            config.disableRequestJournal();
        } else {
            config.withStores(storesWith(store));
        }
        this.wireMock = new WireMockServer(config);
        wireMock.start();
        addApiStub();
    }

    static RequestValidator rules() {
        return RULES.join();
    }

    /** Without files: a path that exists makes WireMock open its jar, which fails inside an executable jar of Spring Boot. */
    private static Stores storesWith(RequestJournalStore journal) {
        return new DefaultStores(new ClasspathFileSource("interakt-sandbox-has-no-files")) {
            @Override
            public RequestJournalStore getRequestJournalStore() {
                return journal;
            }
        };
    }

    private void addApiStub() {
        wireMock.stubFor(any(anyUrl())
                .withId(API_STUB)
                .atPriority(Integer.MAX_VALUE)
                .willReturn(aResponse().withTransformers(ApiTransformer.NAME)));
    }

    /** Adds the stub of the API again whenever WireMock's admin API removes it. */
    private final class StubRestorer implements StubLifecycleListener {
        @Override
        public String getName() {
            return "interakt-sandbox-stub";
        }

        @Override
        public void afterStubsReset() {
            addApiStub();
        }

        @Override
        public void afterStubRemoved(StubMapping stub) {
            if (API_STUB.equals(stub.getId())) {
                addApiStub();
            }
        }
    }

    /** The underlying server, for additional stubs and the request journal. */
    public WireMockServer wireMock() {
        return wireMock;
    }

    /** The API's base URL, without a trailing slash. */
    public String baseUrl() {
        return address() + BASE_PATH;
    }

    /** The server's address, such as {@code http://127.0.0.1:8085}. */
    public String address() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + wireMock.port();
    }

    /** The calls so far; none if the journal is disabled. */
    public CallLog calls() {
        return calls;
    }

    /** The uploaded files. */
    public MediaStore media() {
        return media;
    }

    /** The faults that wait for calls of an account, which its header {@code Authorization} names. */
    public List<Map<String, Object>> faults(String authorization) {
        return faults.of(authorization);
    }

    /** Removes the faults of an account. */
    public void clearFaults(String authorization) {
        faults.clear(authorization);
        changed.run();
    }

    /** Injects a fault into the next calls of an operation by an account. */
    public void inject(String authorization, ApiOperation operation, Fault fault, int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be at least 1, but is " + calls);
        }
        faults.add(authorization, operation, fault, calls);
        changed.run();
    }

    /** Removes faults, additional stubs and the journal's entries. */
    public void reset() {
        faults.clear();
        media.clear();
        wireMock.resetAll();
    }

    /** Stops the server and closes all connections. */
    @Override
    public void close() {
        wireMock.stop();
    }
}
