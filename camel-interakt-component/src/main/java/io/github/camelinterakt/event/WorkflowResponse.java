package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A customer's answers to a workflow. Interakt sends it again at every step with all answers so far: the last one has them
 * all.
 */
public final class WorkflowResponse {

    /**
     * A question and its answer. Each part is null where the event does not have it; the trait is the one that the answer is
     * stored in, and the URL is where the answer's media can be downloaded.
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

        /** Shows no answer. */
        @Override
        public String toString() {
            return "Answer[questionId=" + questionId + ", answerId=" + answerId + "]";
        }
    }

    private final JsonNode json;

    WorkflowResponse(JsonNode json) {
        this.json = json;
    }

    /** The id that all events of this run through the workflow share, or null. */
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

    /** What started the workflow, or null. */
    public String getTriggeredFrom() {
        return Nodes.filled(json.path("triggered_from"));
    }

    /** All questions so far, in their order. */
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
