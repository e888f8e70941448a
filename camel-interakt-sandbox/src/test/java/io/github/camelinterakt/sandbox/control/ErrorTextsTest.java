package io.github.camelinterakt.sandbox.control;

import io.github.camelinterakt.sandbox.Caller;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each error text that is known of the API can be provoked by a plain request, or by one request of the control API before it. */
class ErrorTextsTest {

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT =
            InteraktSandboxExtension.with(settings -> settings.sampleData(true));

    private static final String TEXT =
            "/message/ {'fullPhoneNumber':'919999999999','type':'Text','data':{'message':'Hi'}}";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | Please correct the following error - Customer has not messaged within last 24 hours | clock/advance {'duration':'PT24H'} | TEXT
            201 | Please correct the following error - Customer has not messaged within last 24 hours | faults {'operation':'MESSAGE','kind':'status','status':201,'body':'{"result":false,"message":"Please correct the following error - Customer has not messaged within last 24 hours"}'} | TEXT
            400 | Please correct the following error - Customer is not available for the organization | | /message/ {'fullPhoneNumber':'919999999998','type':'Text','data':{'message':'Hi'}}
            400 | Please correct the following error - No approved template found with name 'x' and language 'en'. Please re-sync on Interakt dashboard and try again | | /message/ {'fullPhoneNumber':'919999999999','type':'Template','template':{'name':'x','languageCode':'en'}}
            400 | Please correct the following error - No approved template found with name 'otp' and language 'en'. Please re-sync on Interakt dashboard and try again | templates/otp/en/status {'status':'REJECTED','reason':'INVALID_FORMAT'} | /message/ {'fullPhoneNumber':'919999999999','type':'Template','template':{'name':'otp','languageCode':'en','bodyValues':['1'],'buttonValues':{'0':['1']}}}
            400 | Message not sent. Template category mismatch: Expected 'utility', but received 'MARKETING'. Please update the request to match the approved template category. | templates/order_shipped/en/status {'category':'MARKETING'} | /message/ {'fullPhoneNumber':'919999999999','type':'Template','template_category':'utility','template':{'name':'order_shipped','languageCode':'en','bodyValues':['1','2']}}
            401 | Invalid token provided | faults {'operation':'MESSAGE','kind':'status','status':401,'body':'{"result":false,"message":"Invalid token provided"}'} | TEXT
            403 | API not supported on your account | faults {'operation':'MESSAGE','kind':'status','status':403,'body':'{"result":false,"message":"API not supported on your account"}'} | TEXT
            429 | Rate limit exceeded for this resource | faults {'operation':'MESSAGE','kind':'rateLimited','retryAfter':'20'} | TEXT
            400 | Chat is already assigned to same agent | | /assignment/ {'user_phone_number':'919999999999','agent_email':'one@example.com'}
            400 | Agent not found | faults {'operation':'ASSIGN_CHAT','kind':'status','status':400,'body':'{"result":false,"message":["Agent not found"]}'} | /assignment/ {'user_phone_number':'919999999999','agent_email':'two@example.com'}
            404 | Customer not found | faults {'operation':'GET_USER_BY_PHONE','kind':'status','status':404,'body':'{"result":false,"message":"Customer not found"}'} | /apis/users/phone_number/9999999998
            404 | <html>Not Found</html> | faults {'operation':'MESSAGE','kind':'status','status':404,'body':'<html>Not Found</html>'} | TEXT
            500 | `` | faults {'operation':'MESSAGE','kind':'status','status':500} | TEXT
            400 | Please correct the following error - /traits/note: | | /track/users/ {'fullPhoneNumber':'919999999999','traits':{'note':'two\\nlines'}}
            400 | Please correct the following error - /traits/note: | | /track/users/ {'fullPhoneNumber':'919999999999','traits':{'note':'a\\tb'}}
            400 | Please correct the following error - /traits/note: | | /track/users/ {'fullPhoneNumber':'919999999999','traits':{'note':'a   b'}}
            400 | Please correct the following error - /filters/0/ | | /apis/users/ {'filters':[{'trait':'created_at_utc','op':'above','val':'2021-09-08'}]}
            400 | Please correct the following error - limit: must be at most 100 | | /apis/users/?limit=101 {'filters':[]}
            400 | Please correct the following error - /: the request must have at most 32 KB | | /track/events/ LARGE
            """)
    void itCanBeProvoked(int status, String text, String before, String request, Sandbox sandbox) {
        if (before != null) {
            String path = before.substring(0, before.indexOf(' '));
            assertThat(Control.of(sandbox).post(path, json(before)).status()).isLessThan(300);
        }
        String call = request.replace("TEXT", TEXT).replace("LARGE", "{'event':'" + "x".repeat(33_000) + "'}");
        String path = call.contains(" ") ? call.substring(0, call.indexOf(' ')) : call;
        Caller api = Caller.of(sandbox);
        if (text.startsWith("Chat is")) {
            assertThat(api.post(path, json(call)).status()).isEqualTo(200);
        }
        Reply reply = call.contains(" ") ? api.post(path, json(call)) : api.get(path);

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.text().startsWith("{") ? message(reply) : reply.text()).startsWith(text);
        assertThat(Control.of(sandbox).state().at("/calls/0/refusedBy").asText())
                .isNotEmpty();
    }

    private static String message(Reply reply) {
        return reply.json().path("message").isArray()
                ? reply.json().at("/message/0").asText()
                : reply.message();
    }

    /** The document after the path; single quotes outside of strings in double quotes stand for double quotes. */
    private static String json(String line) {
        String json = line.substring(line.indexOf(' ') + 1);
        int embedded = json.indexOf("'{\"");
        if (embedded < 0) {
            return json.replace('\'', '"').replace("\\\\", "\\");
        }
        String inner = json.substring(embedded + 1, json.lastIndexOf('\''));
        return json.substring(0, embedded).replace('\'', '"') + "\"" + inner.replace("\"", "\\\"") + "\"}";
    }
}
