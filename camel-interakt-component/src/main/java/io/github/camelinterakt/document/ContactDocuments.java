package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** The documents about a person: contacts and events. */
public final class ContactDocuments {

    private final Parameters parameters;
    private final BodyReader bodies;
    private final Fields fields;
    private final PersonFields person;

    /** For the contacts or events of an endpoint. */
    public ContactDocuments(InteraktOperation operation, Parameters parameters, BodyReader bodies, PhoneParser phones) {
        this.parameters = parameters;
        this.bodies = bodies;
        this.fields = new Fields(operation, parameters);
        this.person = new PersonFields(phones, PersonFields.Form.SPLIT);
    }

    /** A contact's document, for trackUser. */
    public Document contact(Message message, Findings findings) {
        return named(
                message, "a contact: its phone or userId, traits and tags as JSON, map, POJO, or Contact", findings);
    }

    /** An event's document, for trackEvent. */
    public Document event(Message message, Findings findings) {
        Document event = named(
                message,
                "an event: the contact's phone or userId, event and traits as JSON, map, POJO, or Event",
                findings);
        ObjectNode document = event.json();
        fields.fill(document, "event", message, Parameter.EVENT_NAME);
        fields.require(document, "/event", "The event's name", Parameter.EVENT_NAME, findings);
        return event;
    }

    private Document named(Message message, String expected, Findings findings) {
        Document read = bodies.readDocument(message, expected);
        ObjectNode document = read.json();
        boolean userId = person.fillUserId(document, parameters.header(message, Parameter.USER_ID), findings);
        boolean phone = person.fill(document, parameters.header(message, Parameter.PHONE), null, findings);
        if (!userId && !phone) {
            findings.add(
                    "",
                    Rule.REQUIRED,
                    0,
                    "Nobody is named: give countryCode with phoneNumber, fullPhoneNumber or userId in the body, or the"
                            + " header CamelInteraktPhone or CamelInteraktUserId");
        }
        return read;
    }
}
