package io.github.camelinterakt.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Errors of mapping files that are wrong. */
class WrongMappingFileTest {

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contact:\\n  trait: {a: b} | crm.yaml:2: there is no key 'trait'. Allowed here: userId, phone, countryCode",
                "key: id\\ncontacts:\\n  phone: a | crm.yaml:2: there is no key 'contacts'. Allowed here: extends, key",
                "event:\\n  name: a\\n  tags: [b] | crm.yaml:3: there is no key 'tags'. Allowed here: name, userId, phone",
                "contact:\\n  traits:\\n    a:\\n      feld: b | crm.yaml:4: there is no key 'feld'. Allowed here: field, join",
                "contact:\\n  traits:\\n    a: {convert: trim} | crm.yaml:3: it must have one of field, constant and simple",
                "contact:\\n  traits:\\n    a: {field: b, constant: c} | crm.yaml:3: it must have one of field, constant and simple, not field and constant",
                "contact:\\n  traits:\\n    a: {field: b, convert: trimm} | crm.yaml:3: expected one of trim, lower",
                "contact:\\n  traits:\\n    a: {field: b, required: maybe} | crm.yaml:3: expected true or false",
                "contact:\\n  traits:\\n    a: {field: b, conflict: crmWin} | crm.yaml:3: expected one of crmWins, interaktWins, newestWins",
                "contact:\\n  traits:\\n    a: {field: b, direction: [both]} | crm.yaml:3: expected one of both, toInterakt, toCrm",
                "contact:\\n  traits:\\n    a:\\n      field: b\\n      convert: date\\n      zone: Asia/Pune | crm.yaml:6: 'Asia/Pune' is not a time zone, such as Asia/Kolkata",
                "contact:\\n  traits:\\n    a: {field: b, values: c} | crm.yaml:3: expected a section",
                "contact:\\n  traits:\\n    a: 7 | crm.yaml:3: expected a field's name, several of them, or a section with field, constant or simple",
                "contact:\\n  traits:\\n    a: b..c | crm.yaml:3: 'b..c' is not a field's name",
                "contact:\\n  traits: a | crm.yaml:2: expected a section",
                "contact:\\n  phone: a\\n  phone: b | crm.yaml:3: the key 'phone' is a duplicate",
                "contact: [a | crm.yaml:1: not YAML",
                "- a | crm.yaml:1: expected a section",
                "# nothing | crm.yaml:1: the file is empty",
                "key: id\\ncontact:\\n  traits:\\n    born: {field: b, convert: date, format: dd} | crm.yaml:4: format 'dd' is not a pattern of a date",
                "key: id\\ncontact:\\n  phone: p\\n  traits:\\n    a: {simple: '${nonsense.x}'} | crm.yaml:5: simple is not an expression",
                "key: id\\nfields: [id, Email]\\ncontact:\\n  traits:\\n    a: Emial | crm.yaml:5: there is no field Emial of a record.",
                "key: id\\nfields: [id, Name]\\ncontact:\\n  traits:\\n    a: Nmae | crm.yaml:5: there is no field Nmae of a record.",
                "key: id\\ncontact:\\n  traits:\\n    a: '' | crm.yaml:4: expected a field's name, several of them, or a section with field, constant or simple",
                "key: id\\ncontact:\\n  ? [phone]\\n  : a | a key must be a text",
                "conflict: newestWins\\ncontact:\\n  userId: id | crm.yaml:1: newestWins requires modified",
                "fields: [Id]\\ncontact:\\n  userId: Id\\nkey: Idd | crm.yaml:4: there is no field Idd of a record.",
                "key: id\\nevent:\\n  traits:\\n    a: b | crm.yaml:2: the event requires a name",
                "contact:\\n  traits:\\n    a: b | crm.yaml:1: it requires a key",
                "key: a..b\\nfields: [a]\\ncontact: {userId: a} | crm.yaml:1: 'a..b' is not a field's name",
                "key: id\\nempty: never\\ncontact:\\n  traits: {a: b} | crm.yaml:2: expected one of skip, send",
                "key: id\\ncontact:\\n  traits:\\n    a: '{{no.such.property}}' | crm.yaml:4: "
            })
    void anInvalidFileIsRefusedWithItsLineAndTheAllowedValues(String yaml, String problem) {
        assertThatThrownBy(() -> load("crm.yaml", yaml.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The mapping is wrong: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aRecursiveAliasIsRefused() {
        assertThatThrownBy(() -> load("crm.yaml", "contact: &a\n  traits: *a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crm.yaml:1: the alias refers to itself");
    }

    @Test
    void errorsInAnExtendedFileAreReportedWithItsName() {
        assertThatThrownBy(() -> load("own.yaml", "extends: interakt:salesforce-contact\ncontact:\n  emial: a"))
                .hasMessageContaining("own.yaml:3: there is no key 'emial'");
        assertThatThrownBy(() -> load("own.yaml", "key: a\nextends: interakt:salesforce-contacts"))
                .hasMessageContaining("own.yaml:2: There is no mapping interakt:salesforce-contacts.");
        assertThatThrownBy(() -> load("own.yaml", "extends: file:" + folder.resolve("own.yaml")))
                .hasMessageContaining("own.yaml:1: extends forms a cycle");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classpath:no/such.yaml | The mapping classpath:no/such.yaml cannot be read",
                "interakt:hubspot-contacts | There is no mapping interakt:hubspot-contacts. There are interakt:freshsales-contact"
            })
    void anInvalidLocationIsRefused(String location, String problem) {
        assertThatThrownBy(() -> CrmMapping.load(location, context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    private CrmMapping load(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return CrmMapping.load("file:" + file, context);
    }
}
