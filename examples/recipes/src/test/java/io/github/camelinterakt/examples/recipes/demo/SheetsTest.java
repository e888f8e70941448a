package io.github.camelinterakt.examples.recipes.demo;

import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PHONE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.calls;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.route;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.sandbox;
import static io.github.camelinterakt.sandbox.http.Fault.rateLimited;
import static io.github.camelinterakt.sandbox.http.Fault.reset;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a spreadsheet. */
@ExtendWith(AllRecipes.class)
class SheetsTest {

    @Test
    void aSheetIsACampaignWithOneMessageARow() throws Exception {
        String rows = Simulation.sample("spring-sale.csv");
        sheet("spring-sale", rows);
        sheet("spring-sale", rows + "099999 99998,Ravi,one cake\n");

        assertThat(sandbox().campaigns()).hasSize(1);
        assertThat(sandbox().messages()).hasSize(2);
        assertThat(sandbox())
                .sentTo(PHONE)
                .template("offer")
                .withBody("Asha", "two cakes, one price")
                .withCallbackData("spring-sale")
                .where("the campaign", m -> m.request()
                        .path("campaignId")
                        .asText()
                        .equals(sandbox().campaigns().get(0).id()));
        assertThat(sandbox()).sentTo("919999999998").withBody("Ravi", "one cake");
    }

    @Test
    void aSheetIsReadAsSpreadsheetsWriteIt() throws Exception {
        sheet(
                "a name ".repeat(20) + "of a sheet",
                "\uFEFFPhone,\"Name\",Offer\r\n\r\n9999999999,\"As\"\"ha\",\"two\r\ncakes\"\r\n,,\r\n9999999998,Ravi,one\r\n");

        assertThat(sandbox()).sentTo(PHONE).withBody("As\"ha", "two cakes");
        assertThat(sandbox()).sentTo("919999999998").withBody("Ravi", "one");
        assertThat(sandbox().messages()).hasSize(2);
    }

    @Test
    void oneRowThatCannotBeReadDoesNotHoldUpTheOthers() throws Exception {
        sheet("rows", "Phone,Name,Offer\n9999999999,Asha,two, no, one\n,Nobody,nothing\n9999999998,Ravi,one\n");

        assertThat(sandbox().messages()).hasSize(1);
        assertThat(sandbox()).sentTo("919999999998").withBody("Ravi", "one");
    }

    @Test
    void onePersonInTwoNotationsGetsOneMessage() throws Exception {
        sheet("twice", "Phone,Name,Offer\n099999 99999,Asha,x\n+91 99999-99999,Asha,x\n9999999999.0,Asha,x\n");

        assertThat(sandbox().messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name,Phone,Offer", "Phone;Name;Offer", "Phone,Name,Offer,Note", ""})
    void aSheetWithOtherColumnsSendsNothingAndSaysWhy(String titles) {
        assertThatThrownBy(() -> sheet("columns", titles + "\n9999999999,9999999998,9999999997\n"))
                .hasRootCauseMessage("The first line of the sheet must be Phone,Name,Offer, but is " + titles);

        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void aQuotationMarkThatIsNotClosedSendsNothing() {
        assertThatThrownBy(() -> sheet("quote", "Phone,Name,Offer\n9999999999,Asha,\"two\n9999999998,Ravi,one\n"))
                .hasRootCauseMessage("A quotation mark of the sheet is not closed");

        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void aSheetWhoseRowIsRefusedWith429IsReadAgain() throws Exception {
        sandbox().inject(ApiOperation.MESSAGE, rateLimited("1"));
        String rows = "Phone,Name,Offer\n9999999999,Asha,one\n9999999998,Ravi,two\n";

        assertThatThrownBy(() -> sheet("limited", rows)).isInstanceOf(CamelExecutionException.class);
        assertThat(sandbox().messages()).hasSize(1);
        sheet("limited", rows);

        assertThat(sandbox().messages()).hasSize(2);
        assertThat(sandbox().campaigns()).hasSize(1);
    }

    @Test
    void aMessageThatMayHaveBeenSentIsNotSentAgain() throws Exception {
        sandbox().inject(ApiOperation.MESSAGE, reset().afterTheCall());

        for (int i = 0; i < 2; i++) {
            sheet("may be sent", Simulation.sample("spring-sale.csv"));
        }

        assertThat(sandbox().messages()).hasSize(1);
        assertThat(calls(ApiOperation.MESSAGE)).isEqualTo(1);
    }

    private static void sheet(String name, String rows) {
        route().requestBodyAndHeader("direct:sheet", rows, "CamelFileNameOnly", name + ".csv");
    }
}
