package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A customer's answers to a workflow. Interakt posts an event at every step with all previous answers; the last event contains
 * all answers.
 */
public final class WorkflowResponse {

    /**
     * A question and its answer. Each value is null if the event does not contain it. The trait is the one that stores the
     * answer, and the URL is that of the answer's media.
     */
    public record Answer(
            String questionId,
            String question,
            String traitName,
            String answerId,
            String answer,
            String contentType,
            String mediaUrl,
            Instant answeredAt) {

        /** Prints the ids only. */
        @Override
        public String toString() {
            return "Answer[questionId=" + questionId + ", answerId=" + answerId + "]";
        }
    }

    private final JsonNode json;

    WorkflowResponse(JsonNode json) {
        this.json = json;
    }

    /** The id of this execution of the workflow, equal in all its events, or null. */
    public String getId() {
        return Nodes.filled(json.path("id"));
    }

    /** The workflow's id, or null. */
    public String getWorkflowId() {
        return Nodes.filled(json.path("workflow_id"));
    }

    /** The customer's id at Interakt, or null. */
    public String getCustomerId() {
        return Nodes.filled(json.path("customer_id"));
    }

    /** The customer's name, or null. */
    public String getCustomerName() {
        return Nodes.filled(json.path("customer_name"));
    }

    /** The customer's phone number with its country code, digits only, or null. */
    public String getPhone() {
        return Nodes.digits(json.path("customer_number"));
    }

    /** The trigger of the workflow, or null. */
    public String getTriggeredFrom() {
        return Nodes.filled(json.path("triggered_from"));
    }

    /** All questions up to this step, in order. */
    public List<Answer> getAnswers() {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode step : Nodes.unwrapped(json.path("data"))) {
            JsonNode question = Nodes.object(step, "question");
            JsonNode answer = Nodes.object(step, "answer");
            answers.add(new Answer(
                    Nodes.filled(question.path("id")),
                    Nodes.filled(question.path("message")),
                    Nodes.filled(question.path("user_trait_name")),
                    Nodes.filled(answer.path("id")),
                    Nodes.filled(answer.path("message")),
                    Nodes.filled(answer.path("message_content_type")),
                    Nodes.filled(answer.path("media_url")),
                    Nodes.instant(answer.path("received_at_utc"), answer.path("created_at_utc"))));
        }
        return List.copyOf(answers);
    }
}
