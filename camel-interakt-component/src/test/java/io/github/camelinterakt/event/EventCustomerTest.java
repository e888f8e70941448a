package io.github.camelinterakt.event;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every type of event identifies its customer, with or without a phone number. */
class EventCustomerTest {

    private static final String ID = "IN.13491208655302741918";
    private static final String CUSTOMER = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'channel_phone_number': '" + ID + "'",
                "'phone_number': '" + ID + "', 'country_code': '+91'",
                "'channel_phone_number': '', 'user_id': '" + ID + "', 'username': 'asha'",
                "'channel_phone_number': null, 'phone_number': null, 'user_id': '" + ID + "'"
            })
    void aBusinessScopedUserIdIsNoPhone(String customer) throws Exception {
        WebhookEvent event = event(
                "{'type': 'message_received', 'data': {'customer': {'id': '" + CUSTOMER + "', " + customer + "}}}");
        assertThat(event.getPhone()).isNull();
        assertThat(event.getBusinessScopedUserId()).isEqualTo(ID);
        assertThat(event.getUserName()).isEqualTo(customer.contains("asha") ? "asha" : null);
        assertThat(event.getCustomerKey()).isEqualTo(CUSTOMER);
    }

    @Test
    void theUserIdOfACrmIsNoBusinessScopedOne() throws Exception {
        WebhookEvent event = event(
                "{'type': 'message_received', 'data': {'customer': {'channel_phone_number': '919999999999', 'user_id': 'crm-1001'}}}");
        assertThat(event.getPhone()).isEqualTo("919999999999");
        assertThat(event.getBusinessScopedUserId()).isNull();
    }

    @Test
    void aCustomerWithoutPhoneAndIdIsKnownByTheBusinessScopedUserId() throws Exception {
        String customer = "{'type': '%s', 'data': {'customer': {'user_id': '" + ID + "'}}}";
        assertThat(event(customer.formatted("message_received")).getCustomerKey())
                .matches("[0-9a-f]{32}")
                .isEqualTo(event(customer.formatted("message_api_clicked")).getCustomerKey());
    }

    @Test
    void anOrderHasItsCustomersPhoneAndTraits() throws Exception {
        WebhookEvent event = event(order("2026-01-02T03:04:05", "1001", "PENDING", "CONFIRMED"));
        assertThat(event.getPhone()).isEqualTo("919999999999");
        assertThat(event.getCustomer().getTraits()).containsExactly(Map.entry("name", "Asha"));
        assertThat(event.getCustomerKey()).isNotNull();
        assertThat(event.getData()).containsEntry("total_amount", 10);
    }

    @Test
    void eachChangeOfAnOrderIsAnEventAndARepeatIsNone() throws Exception {
        String key = event(order("2026-01-02T03:04:05", "1001", "PENDING", "CONFIRMED"))
                .getKey();
        assertThat(event(order("2026-01-02T03:05:00", "1001", "PENDING", "CONFIRMED"))
                        .getKey())
                .isEqualTo(key)
                .matches("[A-Za-z0-9_:.-]{1,160}");
        for (String other : List.of(
                order("2026-01-02T03:04:05", "1002", "PENDING", "CONFIRMED"),
                order("2026-01-02T03:04:05", "1001", "PAID", "CONFIRMED"),
                order("2026-01-02T03:04:05", "1001", "PENDING", "SHIPPED"))) {
            assertThat(event(other).getKey()).isNotEqualTo(key);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Order    | {\\'catalog_id\\': \\'7\\', \\'product_items\\': []} | catalog_id",
                "Location | {\\'latitude\\': 12.9, \\'longitude\\': 77.6}       | latitude"
            })
    void aMessageThatIsJsonTextIsRead(String type, String message, String key) throws Exception {
        WebhookEvent event =
                event("{'type': 'message_received', 'data': {'message': {'id': '1', 'message_content_type': '" + type
                        + "', 'message': '" + message + "'}}}");
        assertThat(event.getMessage().getContent()).containsKey(key);
    }

    @Test
    void bothEventsOfATapNameTheMessageThatWasTapped() throws Exception {
        String template = UUID.randomUUID().toString();
        assertThat(event("{'type': 'message_api_clicked', 'data': {'message': {'id': '" + template
                                + "'}, 'event': {'click_type': 'QR', 'button_text': 'Yes'}}}")
                        .getContextMessageId())
                .isEqualTo(template);
        for (String reference :
                List.of("'source_message_id': '" + template + "'", "'message_context': {'id': '" + template + "'}")) {
            assertThat(event("{'type': 'message_received', 'data': {'message': {'id': '" + UUID.randomUUID()
                                    + "', 'message_content_type': 'Button', 'message': 'Yes', " + reference + "}}}")
                            .getContextMessageId())
                    .isEqualTo(template);
        }
    }

    private static String order(String time, String number, String payment, String status) {
        return ("{'version': '1.0', 'type': 'cart_order_update', 'timestamp': '%s', 'data': {'id': %s,"
                        + " 'payment_status': '%s', 'order_status': '%s', 'total_amount': 10, 'customer_traits': {'name':"
                        + " 'Asha'}, 'customer_phone_number': {'country_code': '+91', 'phone_number': '9999999999'}}}")
                .formatted(time, number, payment, status);
    }

    private static WebhookEvent event(String json) throws IOException {
        return WebhookEventTest.parse(json.replace('\'', '"'));
    }
}
