package io.github.camelinterakt.mapping;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mapping whose settings do not go together is refused when it is read. */
class MappingChecksTest {

    @Test
    void aMappingOfNothing() {
        refused("key: id", "it maps nothing: it requires a contact, an event or a row section");
    }

    @Test
    void aMappingWithoutAKey() {
        refused("contact: {phone: phone}", "requires a key: the field that identifies a record in errors");
    }

    @Test
    void aKeyThatIsThePhone() {
        refused("key: phone\ncontact: {phone: [mobile, phone]}", "the key must not be the phone");
        refused("key: phone\nevent: {name: {constant: Won}, phone: phone}", "the key must not be the phone");
    }

    @Test
    void twoTypes() {
        refusedField("{field: f, convert: [date, number]}", "convert has more than one type: number, date");
    }

    @Test
    void settingsOfConversionsThatAreNotMade() {
        refusedField("{field: f, format: dd/MM/yyyy}", "format requires convert: date");
        refusedField("{field: f, zone: UTC}", "zone requires convert: date");
        refusedField("{field: f, separator: ;}", "separator requires convert: list");
        refusedField("{field: f, join: ' '}", "join requires several fields");
    }

    @Test
    void patternsThatAreNoFormats() {
        refusedField(
                "{field: f, convert: date, format: dd/MM}",
                "format 'dd/MM' is not a pattern of a date, such as dd/MM/yyyy, nor iso, epochMillis, epochSeconds, jdbc");
        refusedField(
                "{field: f, convert: dateTime, format: dd/MM/yyyy}", "is not a pattern of a date with a time, such as");
        refusedField("{field: f, convert: date, format: nonsense}", "format 'nonsense'");
    }

    @Test
    void constantsAndDefaultsThatDoNotFitTheirConversions() {
        refusedField("{constant: much, convert: number}", "constant is not a number");
        refusedField("{field: f, convert: boolean, default: maybe}", "default is not a boolean");
        refusedField("{constant: {a: b}}", "expected a text, a number or a boolean");
    }

    @Test
    void valuesThatAreEmpty() {
        refusedField("{field: f, values: {X: ~}}", "expected a text, a number or a boolean");
    }

    @Test
    void fieldsThatRecordsDoNotHave() {
        refused(
                "key: id\nfields: [id, Email]\ncontact:\n  traits: {email: Emial}",
                "test.yaml:4: there is no field Emial of a record. The fields are id, Email");
        refused(
                "key: Idd\nfields: Id\ncontact: {traits: {t: {constant: 1}}}",
                "test.yaml:1: there is no field Idd of a record. The fields are Id");
    }

    @Test
    void fieldsThatContactsDoNotHave() {
        refused(
                "key: id\nrow: {Name: trait.name}",
                "there is no field trait.name of a contact. The fields are id, userId, phone");
    }

    @Test
    void aFieldThatWouldBeWrittenFromTwoPlaces() {
        refused(
                "key: id\ncontact:\n  traits:\n    a: f\n    b: f",
                "test.yaml:5: the field f is mapped from two places. Set direction: toInterakt for one of them");
    }

    @Test
    void aFieldOfAFieldThatIsItselfWritten() {
        refused(
                "key: id\ncontact: {traits: {a: account, b: account.name}}",
                "a row cannot have both account and account.name");
        refused(
                "key: id\ncontact: {traits: {b: account.name}}\nrow: {account: id}",
                "a row cannot have both account and account.name");
    }

    @Test
    void aRowWhoseFieldHasNoName() {
        refused("key: id\nrow: {a..b: id}", "'a..b' is not a field's name");
    }

    @Test
    void whatRowsCannotGetBack() {
        refusedField(
                "{constant: crm, direction: both}", "joined fields, constants and expressions go to Interakt only");
    }

    @Test
    void newestWinsWithoutATimeOfChange() {
        refusedField("{field: f, conflict: newestWins}", "newestWins requires modified");
    }

    @Test
    void anEventWithoutAName() {
        refused("key: id\nevent: {traits: {a: f}}", "the event requires a name");
    }

    @Test
    void anInvalidExpression() {
        refusedField("{simple: '${nonsense.x}'}", "simple is not an expression");
    }

    @Test
    void unsupportedTargets() {
        CrmMapping contacts = Mappings.ofTrait("{constant: 1}");
        assertThatThrownBy(() -> contacts.event(Map.of())).hasMessage("test.yaml has no event section");

        CrmMapping events = Mappings.of("key: id\nevent: {name: {constant: Won}}");
        assertThatThrownBy(() -> events.contact(Map.of())).hasMessage("test.yaml has no contact section");
    }

    private static void refusedField(String field, String problem) {
        assertThatThrownBy(() -> Mappings.ofTrait(field))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.yaml:4: ")
                .hasMessageContaining(problem);
    }

    private static void refused(String yaml, String problem) {
        assertThatThrownBy(() -> Mappings.of(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
