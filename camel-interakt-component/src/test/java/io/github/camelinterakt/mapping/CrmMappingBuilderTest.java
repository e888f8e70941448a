package io.github.camelinterakt.mapping;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.mapping.FieldMapping.constant;
import static io.github.camelinterakt.mapping.FieldMapping.field;
import static io.github.camelinterakt.mapping.FieldMapping.simple;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What does not go together is refused when a mapping is built. */
class CrmMappingBuilderTest {

    private final CrmMappingBuilder mapping = CrmMapping.builder().key("id");

    @Test
    void aMappingOfNothing() {
        refused(mapping, "it maps nothing: it needs a contact, an event or a row section");
    }

    @Test
    void aMappingWithoutAKey() {
        refused(CrmMapping.builder().phone(field("phone")), "needs a key: the field by which errors name a record");
    }

    @Test
    void aKeyThatIsThePhone() {
        refused(CrmMapping.builder().key("phone").phone(field("mobile", "phone")), "the key must not be the phone");
        refused(
                CrmMapping.builder().key("phone").event(constant("Won")).eventPhone(field("phone")),
                "the key must not be the phone");
    }

    @Test
    void twoTypes() {
        refused(
                mapping.trait("t", field("f").convert(Conversion.DATE, Conversion.NUMBER)),
                "traits.t: convert has more than one type: number, date");
    }

    @Test
    void settingsOfConversionsThatAreNotMade() {
        refused(mapping.trait("t", field("f").format("dd/MM/yyyy")), "format is of no use without convert: date");
        refused(mapping.trait("t", field("f").zone(ZoneOffset.UTC)), "zone is of no use without convert: date");
        refused(mapping.trait("t", field("f").separator(";")), "separator is of no use without convert: list");
        refused(mapping.trait("t", field("f").join(" ")), "join needs several fields");
    }

    @Test
    void formatsThatAreNone() {
        refused(
                mapping.trait("t", field("f").convert(Conversion.DATE).format("dd/MM")),
                "format 'dd/MM' is not a pattern of a date, such as dd/MM/yyyy, nor iso, epochMillis, epochSeconds or jdbc");
        refused(
                mapping.trait("t", field("f").convert(Conversion.DATE_TIME).format("dd/MM/yyyy")),
                "is not a pattern of a date with a time");
        refused(mapping.trait("t", field("f").convert(Conversion.DATE).format("nonsense")), "format 'nonsense'");
    }

    @Test
    void constantsAndDefaultsThatDoNotFitTheirConversions() {
        refused(mapping.trait("t", constant("much").convert(Conversion.NUMBER)), "traits.t: constant is not a number");
        refused(
                mapping.trait("t", field("f").convert(Conversion.BOOLEAN).defaultValue("maybe")),
                "traits.t: default is not a boolean");
    }

    @Test
    void fieldsThatRecordsDoNotHave() {
        refused(
                mapping.fields(List.of("id", "Email")).trait("email", field("Emial")),
                "traits.email: there is no field Emial of a record. Is it Email? The fields are id, Email");
        refused(
                CrmMapping.builder().key("Idd").fields(List.of("Id")).trait("t", constant(1)),
                "key: there is no field Idd of a record. Is it Id?");
    }

    @Test
    void fieldsThatContactsDoNotHave() {
        refused(
                mapping.row("Name", field("trait.name")),
                "row.Name: there is no field trait of a contact. Is it traits? The fields are id, userId, phone");
    }

    @Test
    void aFieldThatWouldBeWrittenFromTwoPlaces() {
        refused(
                mapping.trait("a", field("f")).trait("b", field("f")),
                "traits.b: the field f is mapped from two places. Set direction: toInterakt for one of them");
    }

    @Test
    void aFieldOfAFieldThatIsItselfWritten() {
        refused(
                mapping.trait("a", field("account")).trait("b", field("account.name")),
                "a row cannot have both account and account.name");
    }

    @Test
    void whatCannotComeBack() {
        refused(
                mapping.trait("a", constant("crm").direction(Direction.both)),
                "joined fields, constants and expressions go to Interakt only");
    }

    @Test
    void newestWinsWithoutATimeOfChange() {
        refused(mapping.trait("a", field("f").conflict(ConflictPolicy.newestWins)), "newestWins needs modified");
    }

    @Test
    void anEventWithoutAName() {
        refused(mapping.eventTrait("a", field("f")), "the event section needs a name");
    }

    @Test
    void anExpressionWithoutAContextOrThatIsNone() throws Exception {
        refused(mapping.trait("t", simple("${body}")), "simple needs a Camel context: call build(context)");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> CrmMapping.builder()
                            .key("id")
                            .trait("t", simple("${nonsense.x}"))
                            .build(context))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("traits.t: simple is no expression");
        }
    }

    @Test
    void whatTheMappingDoesNotMake() {
        CrmMapping contacts = mapping.trait("t", constant(1)).build();

        assertThatThrownBy(() -> contacts.event(Map.of())).hasMessage("the mapping has no event section");
        CrmMapping events =
                CrmMapping.builder().key("id").event(constant("Won")).build();
        assertThatThrownBy(() -> events.contact(Map.of())).hasMessage("the mapping has no contact section");
    }

    private static void refused(CrmMappingBuilder mapping, String problem) {
        assertThatThrownBy(mapping::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
