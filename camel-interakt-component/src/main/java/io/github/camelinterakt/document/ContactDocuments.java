package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.phone.PhoneParser;
import org.apache.camel.Message;

/** The documents about a person: contacts and events. */
public final class ContactDocuments {

    private final InteraktOperation operation;
    private final Parameters parameters;
    private final BodyReader bodies;
    private final Fields fields;
    private final PersonFields person;

    /** For the contacts or events of an endpoint. */
    public ContactDocuments(InteraktOperation operation, Parameters parameters, BodyReader bodies, PhoneParser phones) {
        this.operation = operation;
        this.parameters = parameters;
        this.bodies = bodies;
        this.fields = new Fields(operation, parameters);
        this.person = new PersonFields(operation, phones, PersonFields.Form.SPLIT);
    }

    /** A contact's document, for trackUser. */
    public Document contact(Message message) {
        return named(message, "a contact: its phone or userId, traits and tags as JSON, map, POJO, or Contact");
    }

    /** An event's document, for trackEvent. */
    public Document event(Message message) {
        Document event = named(
                message, "an event: the contact's phone or userId, event and traits as JSON, map, POJO, or Event");
        ObjectNode document = event.json();
        fields.fill(document, "event", message, Parameter.EVENT_NAME);
        fields.require(document, "event", "The event's name", Parameter.EVENT_NAME);
        return event;
    }

    private Document named(Message message, String expected) {
        Document read = bodies.readDocument(message, expected);
        ObjectNode document = read.json();
        boolean userId = person.fillUserId(document, parameters.header(message, Parameter.USER_ID));
        boolean phone = person.fill(document, parameters.header(message, Parameter.PHONE), null);
        if (!userId && !phone) {
            throw InteraktException.invalid(
                    operation,
                    "Nobody is named: give countryCode with phoneNumber, fullPhoneNumber or userId in the body, or the"
                            + " header CamelInteraktPhone or CamelInteraktUserId");
        }
        return read;
    }
}
