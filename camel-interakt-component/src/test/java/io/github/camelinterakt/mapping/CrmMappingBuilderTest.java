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
        refused(
                CrmMapping.builder().contact("phone", field("phone")),
                "needs a key: the field by which errors name a record");
    }

    @Test
    void aKeyThatIsThePhone() {
        refused(
                CrmMapping.builder().key("phone").contact("phone", field("mobile", "phone")),
                "the key must not be the phone");
        refused(
                CrmMapping.builder().key("phone").event("name", constant("Won")).event("phone", field("phone")),
                "the key must not be the phone");
    }

    @Test
    void twoTypes() {
        refused(
                mapping.contact("traits.t", field("f").convert(Conversion.DATE, Conversion.NUMBER)),
                "traits.t: convert has more than one type: number, date");
    }

    @Test
    void settingsOfConversionsThatAreNotMade() {
        refused(
                mapping.contact("traits.t", field("f").format("dd/MM/yyyy")),
                "format is of no use without convert: date");
        refused(
                mapping.contact("traits.t", field("f").zone(ZoneOffset.UTC)),
                "zone is of no use without convert: date");
        refused(mapping.contact("traits.t", field("f").separator(";")), "separator is of no use without convert: list");
        refused(mapping.contact("traits.t", field("f").join(" ")), "join needs several fields");
    }

    @Test
    void formatsThatAreNone() {
        refused(
                mapping.contact("traits.t", field("f").convert(Conversion.DATE).format("dd/MM")),
                "format 'dd/MM' is not a pattern of a date, such as dd/MM/yyyy, nor iso, epochMillis, epochSeconds or jdbc");
        refused(
                mapping.contact(
                        "traits.t", field("f").convert(Conversion.DATE_TIME).format("dd/MM/yyyy")),
                "is not a pattern of a date with a time");
        refused(
                mapping.contact("traits.t", field("f").convert(Conversion.DATE).format("nonsense")),
                "format 'nonsense'");
    }

    @Test
    void constantsAndDefaultsThatDoNotFitTheirConversions() {
        refused(
                mapping.contact("traits.t", constant("much").convert(Conversion.NUMBER)),
                "traits.t: constant is not a number");
        refused(
                mapping.contact(
                        "traits.t", field("f").convert(Conversion.BOOLEAN).defaultValue("maybe")),
                "traits.t: default is not a boolean");
    }

    @Test
    void fieldsThatRecordsDoNotHave() {
        refused(
                mapping.fields(List.of("id", "Email")).contact("traits.email", field("Emial")),
                "traits.email: there is no field Emial of a record. The fields are id, Email");
        refused(
                CrmMapping.builder().key("Idd").fields(List.of("Id")).contact("traits.t", constant(1)),
                "key: there is no field Idd of a record.");
    }

    @Test
    void fieldsThatContactsDoNotHave() {
        refused(
                mapping.row("Name", field("trait.name")),
                "row.Name: there is no field trait of a contact. The fields are id, userId, phone");
    }

    @Test
    void aFieldThatWouldBeWrittenFromTwoPlaces() {
        refused(
                mapping.contact("traits.a", field("f")).contact("traits.b", field("f")),
                "traits.b: the field f is mapped from two places. Set direction: toInterakt for one of them");
    }

    @Test
    void aFieldOfAFieldThatIsItselfWritten() {
        refused(
                mapping.contact("traits.a", field("account")).contact("traits.b", field("account.name")),
                "a row cannot have both account and account.name");
    }

    @Test
    void whatCannotComeBack() {
        refused(
                mapping.contact("traits.a", constant("crm").direction(Direction.both)),
                "joined fields, constants and expressions go to Interakt only");
    }

    @Test
    void newestWinsWithoutATimeOfChange() {
        refused(
                mapping.contact("traits.a", field("f").conflict(ConflictPolicy.newestWins)),
                "newestWins needs modified");
    }

    @Test
    void anEventWithoutAName() {
        refused(mapping.event("traits.a", field("f")), "event: it needs a name");
    }

    @Test
    void anExpressionWithoutAContextOrThatIsNone() throws Exception {
        refused(mapping.contact("traits.t", simple("${body}")), "simple needs a Camel context: call build(context)");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> CrmMapping.builder()
                            .key("id")
                            .contact("traits.t", simple("${nonsense.x}"))
                            .build(context))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("traits.t: simple is no expression");
        }
    }

    @Test
    void whatTheMappingDoesNotMake() {
        CrmMapping contacts = mapping.contact("traits.t", constant(1)).build();

        assertThatThrownBy(() -> contacts.event(Map.of())).hasMessage("the mapping has no event section");
        CrmMapping events =
                CrmMapping.builder().key("id").event("name", constant("Won")).build();
        assertThatThrownBy(() -> events.contact(Map.of())).hasMessage("the mapping has no contact section");
    }

    private static void refused(CrmMappingBuilder mapping, String problem) {
        assertThatThrownBy(mapping::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
