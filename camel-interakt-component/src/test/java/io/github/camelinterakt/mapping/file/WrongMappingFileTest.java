package io.github.camelinterakt.mapping.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinterakt.mapping.CrmMapping;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is said of mapping files that are wrong. */
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
                "contact:\\n  trait: {a: b} | crm.yaml:2: there is no key 'trait'. Is it traits? Allowed here: userId, phone, countryCode",
                "key: id\\ncontacts:\\n  phone: a | crm.yaml:2: there is no key 'contacts'. Is it contact? Allowed here: extends, key",
                "event:\\n  name: a\\n  tags: [b] | crm.yaml:3: there is no key 'tags'. Allowed here: name, userId, phone",
                "contact:\\n  traits:\\n    a:\\n      feld: b | crm.yaml:4: there is no key 'feld'. Is it field? Allowed here: field, join",
                "contact:\\n  traits:\\n    a: {convert: trim} | crm.yaml:3: it must have one of field, constant and simple",
                "contact:\\n  traits:\\n    a: {field: b, constant: c} | crm.yaml:3: it must have one of field, constant and simple, not field and constant",
                "contact:\\n  traits:\\n    a: {field: b, convert: trimm} | crm.yaml:3: there is no conversion 'trimm'. Is it trim? Allowed here: trim, lower",
                "contact:\\n  traits:\\n    a: {field: b, required: maybe} | crm.yaml:3: expected true or false, and found a text",
                "contact:\\n  traits:\\n    a: {field: b, conflict: crmWin} | crm.yaml:3: there is no value 'crmWin'. Is it crmWins? Allowed here: crmWins, interaktWins, newestWins",
                "contact:\\n  traits:\\n    a: {field: b, direction: [both]} | crm.yaml:3: expected one of both, toInterakt, toCrm, and found a list",
                "contact:\\n  traits:\\n    a:\\n      field: b\\n      convert: date\\n      zone: Asia/Pune | crm.yaml:6: 'Asia/Pune' is not a time zone, such as Asia/Kolkata",
                "contact:\\n  traits:\\n    a: {field: b, values: c} | crm.yaml:3: values must be a section",
                "contact:\\n  traits:\\n    a: 7 | crm.yaml:3: expected a field's name, several of them, or a section with field, constant or simple, and found the value 7",
                "contact:\\n  traits:\\n    a: b..c | crm.yaml:3: 'b..c' is not a field's name",
                "contact:\\n  traits: a | crm.yaml:2: traits must be a section, and is a text",
                "contact:\\n  phone: a\\n  phone: b | crm.yaml:3: the key 'phone' is there already, at",
                "contact: [a | crm.yaml:1: not YAML",
                "- a | crm.yaml:1: the file must have keys, such as contact",
                "# nothing | crm.yaml:1: the file is empty",
                "key: id\\ncontact:\\n  traits:\\n    born: {field: b, convert: date, format: dd} | crm.yaml:4: traits.born: format 'dd' is not a pattern of a date",
                "key: id\\ncontact:\\n  phone: p\\n  traits:\\n    a: {simple: '${nonsense.x}'} | crm.yaml:5: traits.a: simple is no expression",
                "key: id\\nfields: [id, Email]\\ncontact:\\n  traits:\\n    a: Emial | crm.yaml:5: traits.a: there is no field Emial of a record. Is it Email?",
                "key: id\\nfields: [id, Name]\\ncontact:\\n  traits:\\n    a: Nmae | crm.yaml:5: traits.a: there is no field Nmae of a record. Is it Name?",
                "key: id\\ncontact:\\n  traits:\\n    a: '' | crm.yaml:4: expected a field's name, several of them, or a section with field, constant or simple, and found a text that names none",
                "key: id\\ncontact:\\n  ? [phone]\\n  : a | crm.yaml:3: a key must be a text",
                "conflict: newestWins\\ncontact:\\n  userId: id | crm.yaml:1: newestWins needs modified",
                "fields: [Id]\\ncontact:\\n  userId: Id\\nkey: Idd | crm.yaml:4: key: there is no field Idd of a record. Is it Id?",
                "key: id\\nevent:\\n  traits:\\n    a: b | crm.yaml:2: the event section needs a name",
                "contact:\\n  traits:\\n    a: b | crm.yaml:1: it needs a key",
                "key: a..b\\nfields: [a]\\ncontact: {userId: a} | crm.yaml:1: key: 'a..b' is not a field's name",
                "key: id\\nempty: never\\ncontact:\\n  traits: {a: b} | crm.yaml:2: there is no value 'never'. Allowed here: skip, send",
                "key: id\\ncontact:\\n  traits:\\n    a: '{{no.such.property}}' | crm.yaml:4: "
            })
    void aBadFileIsRefusedWithItsLineAndWhatIsAllowed(String yaml, String problem) {
        assertThatThrownBy(() -> load("crm.yaml", yaml.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The mapping is wrong: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key=id\\n\\n# more\\ncontact.traitz.a=b | crm.properties:4: there is no key 'traitz'. Is it traits?",
                "key=id\\ncontact.traits.a.field=\\\\\\nb\\ncontact.traits.a.convert=nothing | crm.properties:4: there is no conversion 'nothing'",
                "contact.phone=a\\ncontact.phone=b | crm.properties:2: the key 'contact.phone' is there already, at",
                "contact.phone=a\\ncontact.phone.field=b | crm.properties:2: 'phone' has a value already, at",
                "contact..phone=a | crm.properties:1: 'contact..phone' is no key",
                "contact[phone=a | crm.properties:1: 'contact[phone' is no key",
                "key=id\\ncontact.phone=\\\\u12 | crm.properties:2: \\u must be followed by four hexadecimal digits",
                "key=id\\ncontact.traits.full name = n | crm.properties:2: a key ends at its first space: write a space in a name as '\\ '",
                "# nothing | crm.properties:1: the file is empty",
                "contact.tags.first=a | crm.properties:1: tags must be a list, and has the key 'first'"
            })
    void badPropertiesAreRefusedWithTheirLine(String properties, String problem) {
        assertThatThrownBy(() ->
                        load("crm.properties", properties.replace("\\n", "\n").replace("\\\\", "\\")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void everyMistakeOfAFileIsToldAtOnce() {
        assertThatThrownBy(
                        () -> load("crm.yaml", "keys: id\ncontact:\n  phon: p\n  traits:\n    a: {field: b, zzz: c}"))
                .hasMessageContaining("crm.yaml:1: there is no key 'keys'")
                .hasMessageContaining("crm.yaml:3: there is no key 'phon'. Is it phone?")
                .hasMessageContaining("crm.yaml:5: there is no key 'zzz'");
    }

    @Test
    void whatIsWrongInAFileIsToldWithWhatDoesNotGoTogetherInTheOrderOfLines() {
        assertProblems(
                """
                conflict: newestWins
                contact:
                  phon: mobile
                  traits:
                    born: {field: born, convert: date, format: dd, required: maybe}
                    seen: {field: seen, convert: dateTime, zone: Asia/Pune}
                    total: {field: total, convert: nummer, separator: ;}
                    greeting: {simple: "${nonsense.x}"}
                    tier: {field: tier, format: dd, separator: ;}
                    plan: {field: plan, convert: boolean, default: much}
                event:
                  traits:
                    amount: {constant: much, convert: number}
                row:
                  Name: {field: trait.name}
                """,
                "1: it needs a key: the field by which errors name a record, such as its id",
                "1: newestWins needs modified: the field that says when a record was changed",
                "3: there is no key 'phon'. Is it phone? Allowed here: userId",
                "5: expected true or false, and found a text",
                "5: traits.born: format 'dd' is not a pattern of a date, such as dd/MM/yyyy, nor iso",
                "6: 'Asia/Pune' is not a time zone, such as Asia/Kolkata",
                "7: there is no conversion 'nummer'. Is it number? Allowed here: trim",
                "8: traits.greeting: simple is no expression",
                "9: traits.tier: format is of no use without convert: date or dateTime",
                "9: traits.tier: separator is of no use without convert: list",
                "10: traits.plan: default is not a boolean, such as true",
                "11: the event section needs a name",
                "13: event.traits.amount: constant is not a number",
                "15: row.Name: there is no field trait of a contact. Is it traits? The fields are id");
    }

    @Test
    void whatElseIsWrongWithAFieldIsToldThoughItHasNoSource() {
        assertProblems(
                "key: id\ncontact:\n  userId: {feld: id, convert: nummer, required: 'yes'}",
                "3: there is no key 'feld'",
                "3: it must have one of field, constant and simple",
                "3: there is no conversion 'nummer'",
                "3: expected true or false");
    }

    @Test
    void whatOnlyFollowsFromAProblemIsNotOneItself() {
        assertProblems(
                "contact:\n  userId: {feld: id}\n  traits:\n    a: {field: a, convert: dat, format: dd/MM/yyyy}",
                "2: there is no key 'feld'",
                "2: it must have one of field, constant and simple",
                "4: there is no conversion 'dat'");
        assertProblems(
                "extends: interakt:no-such\nconflict: newestWins\nevent: {traits: {a: b}}",
                "1: There is no mapping interakt:no-such");
        assertProblems(
                "key: [id]\nmodified: 7\nconflict: newestWins\ncontact: {phone: p}", "1: expected", "2: expected");
    }

    @Test
    void bothSectionsOfAKeyThatIsThereTwiceAreLookedAt() {
        assertProblems(
                "key: id\ncontact:\n  phon: p\ncontact:\n  traits: {a: {field: b, convert: date, format: dd}}",
                "3: there is no key 'phon'",
                "4: the key 'contact' is there already, at",
                "5: traits.a: format 'dd'");
    }

    @Test
    void theBeginningOfANameIsEnoughToBeUnderstood() {
        assertProblems(
                "extends: interakt:hubspot\ncontact: {traits: {a: b}}",
                "1: There is no mapping interakt:hubspot. Is it interakt:hubspot-contact?");
    }

    @Test
    void anAliasThatHoldsItselfIsRefused() {
        assertThatThrownBy(() -> load("crm.yaml", "contact: &a\n  traits: *a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crm.yaml:2: too deep");
    }

    @Test
    void mistakesInWhatExtendsAreNamedByTheirFile() {
        assertThatThrownBy(() -> load("own.yaml", "extends: interakt:salesforce-contact\ncontact:\n  emial: a"))
                .hasMessageContaining("own.yaml:3: there is no key 'emial'");
        assertThatThrownBy(() -> load("own.yaml", "key: a\nextends: interakt:salesforce-contacts"))
                .hasMessageContaining(
                        "own.yaml:2: There is no mapping interakt:salesforce-contacts. Is it interakt:salesforce-contact?");
        assertThatThrownBy(() -> load("own.yaml", "extends: file:" + folder.resolve("own.yaml")))
                .hasMessageContaining("own.yaml:1: extends goes round in a circle");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classpath:no/such.yaml | The mapping classpath:no/such.yaml cannot be read",
                "classpath:simplelogger.txt | is of no known format: its name must end with .yaml, .yml or .properties",
                "interakt:hubspot-contacts | There is no mapping interakt:hubspot-contacts. Is it interakt:hubspot-contact? There are interakt:freshsales-contact"
            })
    void aLocationThatIsNoneIsRefused(String location, String problem) {
        assertThatThrownBy(() -> MappingFile.load(location, context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    /** One line of the message for each, in this order. */
    private void assertProblems(String yaml, String... problems) {
        assertThatThrownBy(() -> load("crm.yaml", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> {
                    String[] lines = e.getMessage().split("\n");
                    assertThat(lines).hasSameSizeAs(problems);
                    for (int i = 0; i < lines.length; i++) {
                        assertThat(lines[i]).contains("crm.yaml:" + problems[i]);
                    }
                });
    }

    private CrmMapping load(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return MappingFile.load("file:" + file, context);
    }
}
