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
                "'channel_phone_number': null, 'phone_number': null, 'user_id': '" + ID + "'",
                "'channel_phone_number': ' " + ID + " '",
                "'phone_number': '" + ID + "'",
                "'channel_phone_number': '" + ID + "', 'country_code': '+91', 'phone_number': ''",
                "'channel_phone_number': 'null', 'user_id': '" + ID + "'",
                "'channel_phone_number': '13491208655302741918', 'user_id': '" + ID + "'",
                "'phone_number': '13491208655302741918', 'country_code': '+91', 'user_id': '" + ID + "'",
                "'channel_phone_number': '@asha', 'user_id': '" + ID + "', 'username': 'asha'",
                "'channel_phone_number': '+', 'user_id': '" + ID + "', 'username': ' asha '",
                "'user_id': '" + ID + "', 'country_code': '+91'"
            })
    void aBusinessScopedUserIdIsNoPhone(String customer) throws Exception {
        WebhookEvent event = event(
                "{'type': 'message_received', 'data': {'customer': {'id': '" + CUSTOMER + "', " + customer + "}}}");
        assertThat(event.getPhone()).isNull();
        assertThat(event.getBusinessScopedUserId()).isEqualTo(ID);
        assertThat(event.getUserName()).isEqualTo(customer.contains("username") ? "asha" : null);
        assertThat(event.getCustomerKey()).isEqualTo(CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US.ENT.11815799212886844830", "IN.aB3dE5", "BR.0", "SG.13491208655302741918A"})
    void eachFormOfABusinessScopedUserIdIsRead(String id) throws Exception {
        for (String field : List.of("user_id", "channel_phone_number", "phone_number")) {
            WebhookEvent event =
                    event("{'type': 'message_received', 'data': {'customer': {'" + field + "': '" + id + "'}}}");
            assertThat(event.getPhone()).as(field).isNull();
            assertThat(event.getBusinessScopedUserId()).as(field).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'workflow_response_update', 'data': {'id': '1', 'customer_number': '" + ID + "'}}",
                "{'type': 'cart_order_update', 'data': {'id': '1', 'customer_phone_number': {'phone_number': '" + ID
                        + "'}}}",
                "{'type': 'cart_order_update', 'data': {'id': '1', 'customer_phone_number': '" + ID + "'}}",
                "{'userPhoneNumber': '" + ID + "', 'entityType': 'USER_MESSAGE', 'entity': {'messageId': '1'}}",
                "{'customer': {'channel_phone_number': '" + ID
                        + "'}, 'message': {'id': '1'}, 'event': {'click_type': 'CTA'}}"
            })
    void everyEventMayHaveABusinessScopedUserIdInPlaceOfThePhone(String json) throws Exception {
        assertThat(event(json).getPhone()).isNull();
        assertThat(event(json).getBusinessScopedUserId()).isEqualTo(ID);
        assertThat(event(json).getCustomerKey()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'919999999999'", "'+91 99999-99999'", "919999999999", "'919999999999.0'", "9.19999999999E11"})
    void aPhoneInAnyNotationIsAPhone(String phone) throws Exception {
        assertThat(event("{'type': 't', 'data': {'customer': {'channel_phone_number': " + phone + "}}}")
                        .getPhone())
                .isEqualTo("919999999999");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'country_code': '91', 'phone_number': '9999999999'}",
                "{'country_code': 91, 'phone_number': 9999999999}",
                "{'country_code': '+91', 'phone_number': '99999 99999'}",
                "{'country_code': '+91', 'phone_number': '9999999999.0'}",
                "'{\\\"country_code\\\": \\\"+91\\\", \\\"phone_number\\\": \\\"9999999999\\\"}'",
                "{'channel_phone_number': '919999999999'}",
                "{'country_code': null, 'phone_number': '+919999999999'}",
                "'+919999999999'",
                "'919999999999'",
                "919999999999"
            })
    void theCustomersPhoneOfAnOrderIsReadInEachForm(String phone) throws Exception {
        WebhookEvent event = event("{'type': 'cart_order_update', 'data': {'id': 'A-1', 'payment_status': 'PAID',"
                + " 'customer_traits': {'name': 'Asha'}, 'customer_phone_number': " + phone + "}}");
        assertThat(event.getPhone()).isEqualTo("919999999999");
        assertThat(event.getCustomer().getName()).isEqualTo("Asha");
    }

    /** Whatever else an order is posted again with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'total_amount': 12",
                "'created_at_utc': '2026-02-02T03:04:05'",
                "'order_items': [{'item_name': 'Cake'}]",
                "'customer_traits': {'city': 'Pune'}",
                "'updated_at_utc': '2026-02-02T03:04:05'",
                "'customer_phone_number': {'country_code': '91', 'phone_number': 9999999999}",
                "'shipping': null",
                "'id': 'A-1'"
            })
    void anOrderPostedAgainWithTheSameStatusesIsARepeat(String other) throws Exception {
        String order = "{'type': 'cart_order_update', 'timestamp': '%s', 'data': {'id': 'A-1', 'order_status':"
                + " 'CONFIRMED', 'payment_status': 'PENDING', %s}}";
        assertThat(event(order.formatted("2026-01-02T03:04:06.5", other)).getKey())
                .isEqualTo(event(order.formatted("2026-01-02T03:04:05", "'total_amount': 10"))
                        .getKey());
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,CONFIRMED,PENDING,",
        "PENDING,CONFIRMED,,CONFIRMED",
        "PENDING,CONFIRMED,PARTIALLY PAID,CONFIRMED",
        "PARTIALLY PAID,CONFIRMED,PARTIALLY REFUNDED,CONFIRMED",
        "PAID,SHIPPED,PAID,DELIVERED",
        "PAID,SHIPPED,PAID,OUT-FOR-DELIVERY",
        "PAID,CANCELLED,REFUNDED,CANCELLED",
        "SHIPPED,PAID,PAID,SHIPPED"
    })
    void anOtherStatusIsAnotherEvent(String payment, String status, String otherPayment, String otherStatus)
            throws Exception {
        String time = "2026-01-02T03:04:05";
        assertThat(event(order(time, "1001", payment, status)).getKey())
                .isNotEqualTo(
                        event(order(time, "1001", otherPayment, otherStatus)).getKey());
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
                "Location | {\\'latitude\\': 12.9, \\'longitude\\': 77.6}       | latitude",
                "Location | {\\'latitude\\': \\'12.9\\', \\'name\\': \\'Office\\'} | name",
                "Order    | {\\'product_items\\': [{\\'item_price\\': 10}]}  | product_items",
                "order    | {\\'catalog_id\\': 7}                             | catalog_id",
                "Contacts | {\\'contacts\\': []}                              | contacts"
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

    /** Both events of a tap, in each of the forms in which they are posted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'message_api_clicked', 'data': {'message': {'id': 'T', 'meta_data': {'click_type': 'QR'}}}}",
                "{'type': 'message_campaign_clicked', 'data': {'message': {'id': 'T', 'click_type': 'QR'}}}",
                "{'type': 'message_api_clicked', 'data': {'message': {'id': 'T'}}}",
                "{'type': 'message_api_clicked', 'data': {'message': {'id': 'T', 'message_context': {'id': 'before'}},"
                        + " 'event': {'click_type': 'QR'}}}",
                "{'customer': {}, 'message': {'id': 'T'}, 'event': {'click_type': 'CTA'}}",
                "{'type': 'message_received', 'data': {'message': {'id': 'own', 'message_content_type': 'Text', 'message':"
                        + " 'Yes', 'message_context': {'from': '919999999999', 'id': 'T'}}}}",
                "{'type': 'message_received', 'data': {'message': {'id': 'own', 'message_context': {'id': ''},"
                        + " 'source_message_id': 'T'}}}",
                "{'type': 'message_received', 'data': {'message': {'id': 'own', 'message_context': null,"
                        + " 'source_message_id': 'T'}}}",
                "{'type': 'message_received', 'data': {'message': {'id': 'own', 'message_context':"
                        + " '{\\'id\\': \\'T\\'}'}}}",
                "{'type': 'message_received', 'data': {'message': {'id': 'own', 'source_message_id': 'T',"
                        + " 'message_content_type': 'InteractiveButtonReply', 'message': {'button_reply': {'id': 'y', 'title':"
                        + " 'Yes'}}}}}",
                "{'type': 'message_received', 'data': {'message': {'id': 'own', 'message_content_type': 'Button',"
                        + " 'message': 'Yes', 'message_context': {'message_id': 'T'}, 'source_message_id': 'T'}}}"
            })
    void eachEventOfATapNamesTheMessageThatWasTapped(String json) throws Exception {
        assertThat(event(json).getContextMessageId()).isEqualTo("T");
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
