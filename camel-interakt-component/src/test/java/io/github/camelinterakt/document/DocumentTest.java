package io.github.camelinterakt.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What nobody changed is sent byte for byte; the least change is seen. */
class DocumentTest {

    private static final String SPACED =
            "{ \"a\" : 1.50, \"o\" : { \"t\" : \"\\u0041\" },\n \"l\" : [ [ 1 ], [ ] , true ], \"z\" : null }";

    @Test
    void aTextThatNobodyChangedIsSentAsItCame() throws IOException {
        assertThat(read(new Body.Text(SPACED)).toBytes()).isEqualTo(SPACED.getBytes(UTF_8));
        byte[] bytes = SPACED.getBytes(UTF_8);
        assertThat(read(new Body.Text(bytes)).toBytes()).isSameAs(bytes);
    }

    @Test
    void whatIsSetToItsOwnValueIsNoChange() throws IOException {
        Document document = read(new Body.Text(SPACED));
        ((ObjectNode) document.json().get("o")).put("t", "A");
        assertThat(document.toBytes()).isEqualTo(SPACED.getBytes(UTF_8));
    }

    static Stream<Consumer<ObjectNode>> changes() {
        return Stream.of(
                json -> json.put("a", 2),
                json -> json.put("a", "1.50"),
                json -> json.put("new", 1),
                json -> json.remove("z"),
                json -> json.remove("a"),
                json -> json.removeAll(),
                json -> json.putObject("o").put("t", "A"),
                json -> ((ObjectNode) json.get("o")).put("t", "B"),
                json -> ((ObjectNode) json.get("o")).put("u", "A"),
                json -> ((ObjectNode) json.get("o")).removeAll(),
                json -> json.set("o", Json.object().put("t", "A")),
                json -> json.setAll(Json.object().put("z", 1)),
                json -> json.withObject("/o").put("t", "B"),
                json -> ((ArrayNode) json.get("l")).set(2, false),
                json -> ((ArrayNode) json.get("l")).insert(0, 1),
                json -> ((ArrayNode) json.get("l")).removeAll(),
                json -> ((ArrayNode) json.get("l")).add(1),
                json -> ((ArrayNode) json.get("l")).remove(2),
                json -> ((ArrayNode) json.get("l").get(1))
                        .add(((ArrayNode) json.get("l").get(0)).remove(0)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatWasChangedIsWrittenAnew(Consumer<ObjectNode> change) throws IOException {
        Document document = read(new Body.Text(SPACED));
        ObjectNode expected = (ObjectNode) Json.parse(SPACED);
        change.accept(document.json());
        change.accept(expected);
        assertThat(document.toBytes()).isEqualTo(Json.toBytes(expected));
    }

    @Test
    void whatWouldChangeItUnseenFails() throws IOException {
        ObjectNode json = read(new Body.Text(SPACED)).json();
        assertThatThrownBy(() -> json.properties().iterator().next().setValue(json.get("z")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> json.remove(List.of("z"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> json.retain("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> removeFirst(json.elements())).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void removeFirst(Iterator<?> iterator) {
        iterator.next();
        iterator.remove();
    }

    @Test
    void anythingButPlainUtf8IsWrittenAnew() throws IOException {
        String json = "{\"a\":\"\u00e9\"}";
        byte[] utf8 = json.getBytes(UTF_8);
        for (byte[] bytes : new byte[][] {
            json.getBytes(StandardCharsets.UTF_16LE),
            json.getBytes(StandardCharsets.UTF_16BE),
            ("\ufeff" + json).getBytes(UTF_8)
        }) {
            assertThat(read(new Body.Text(bytes)).toBytes()).isEqualTo(utf8);
        }
    }

    private static Document read(Body.Text text) throws IOException {
        return Document.read((ObjectNode) text.parse(), text);
    }
}
