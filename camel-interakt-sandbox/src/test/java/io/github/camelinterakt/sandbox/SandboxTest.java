package io.github.camelinterakt.sandbox;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SandboxTest {

    @Test
    void callsFromManyThreadsLoseNothing() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().journal(0).start()) {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int number = thread;
                callers.add(() -> {
                    Caller caller = Caller.of(sandbox);
                    int failures = 0;
                    for (int i = 0; i < 50; i++) {
                        failures += caller.postQuoted(
                                                        "/track/users/",
                                                        "{'userId':'u" + i + "','traits':{'t" + number + "':" + i
                                                                + "},'tags':['t" + number + "']}")
                                                .status()
                                        == 202
                                ? 0
                                : 1;
                    }
                    return failures;
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                for (Future<Integer> failures : threads.invokeAll(callers)) {
                    assertThat(failures.get()).isZero();
                }
            } finally {
                threads.shutdown();
            }

            assertThat(sandbox.contactCount()).isEqualTo(50);
            assertThat(sandbox.contacts()).allSatisfy(contact -> {
                assertThat(contact.traits()).hasSize(8);
                assertThat(contact.tags()).hasSize(8);
            });
        }
    }

    @Test
    void twoSandboxesShareNoState() {
        try (Sandbox one = Sandbox.builder().start();
                Sandbox other = Sandbox.builder().start()) {
            one.customer("919999999999").says("Hi");

            assertThat(one.contactCount()).isEqualTo(1);
            assertThat(other.contactCount()).isZero();
            assertThat(one.baseUrl()).isNotEqualTo(other.baseUrl());
        }
    }

    @Test
    void startsInAnExecutableJarOfSpringBoot() throws Exception {
        try (NestedJars loader = new NestedJars()) {
            Object settings = loader.loadClass(Sandbox.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            Object sandbox = settings.getClass().getMethod("start").invoke(settings);
            sandbox.getClass().getMethod("close").invoke(sandbox);
            assertThat(sandbox.getClass().getClassLoader()).isSameAs(loader);
        }
    }

    /** Loads the class path anew; its resources seem to be in a jar in a jar, which nobody can open as a file. */
    private static final class NestedJars extends URLClassLoader {

        NestedJars() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> entries = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                entries.add(Path.of(entry).toUri().toURL());
            }
            return entries.toArray(URL[]::new);
        }

        @Override
        public URL getResource(String name) {
            URL url = super.getResource(name);
            if (url == null || !name.equals("io/github/camelinterakt/sandbox")) {
                return url;
            }
            try {
                return new URL(null, "jar:nested:/app.jar/!BOOT-INF/lib/sandbox.jar!/" + name, new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL url) throws IOException {
                        throw new FileNotFoundException(url.toString());
                    }
                });
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void noToStringContainsPersonalData() {
        try (Sandbox sandbox = Sandbox.builder().sampleData(true).start()) {
            Caller caller = Caller.of(sandbox);
            caller.postQuoted(
                    "/message/",
                    "{'fullPhoneNumber':'919999999999','type':'Text','callbackData':'private','data':{'message':'private'}}");
            caller.postQuoted(
                    "/track/events/", "{'fullPhoneNumber':'919999999999','event':'Order','traits':{'note':'private'}}");
            caller.postQuoted(
                    "/assignment/", "{'user_phone_number':'919999999999','agent_email':'private@example.com'}");

            assertThat(sandbox.messages().toString()
                            + sandbox.contacts()
                            + sandbox.events()
                            + sandbox.assignments()
                            + sandbox)
                    .contains("Message[", "Contact[", "ContactEvent[", "ChatAssignment[", "Sandbox[")
                    .doesNotContain("9999999999", "private", "Sample Contact", "examplekey");
        }
    }

    @Test
    void thePortIsConfigurable() {
        int port;
        try (Sandbox first = Sandbox.builder().start()) {
            port = first.wireMock().port();
        }
        try (Sandbox second = Sandbox.builder().port(port).start()) {
            assertThat(second.baseUrl()).isEqualTo("http://127.0.0.1:" + port + "/v1/public");
        }
    }

    @Test
    void anInvalidPhoneNumberIsRefusedWithoutBeingShown() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            assertThatThrownBy(() -> sandbox.customer("99-99").says("Hi"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("919999999999")
                    .hasMessageNotContaining("99-99");
        }
    }
}
