package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.model.HeaderFormat;
import io.github.camelinterakt.model.NewTemplate;
import io.github.camelinterakt.model.TemplateButton;
import io.github.camelinterakt.model.TemplateCard;
import io.github.camelinterakt.model.TemplateCategory;
import io.github.camelinterakt.model.UploadedMedia;

/** The six forms of a template. */
final class Templates {

    private Templates() {}

    static NewTemplate noHeader() {
        // tag::no-header[]
        return new NewTemplate("Order on its way", "English", TemplateCategory.UTILITY)
                .withBody("Dear {{1}}, order {{2}} is on its way.", "Asha", "12");
        // end::no-header[]
    }

    static NewTemplate textHeader() {
        // tag::text-header[]
        return new NewTemplate("Order news", "English", TemplateCategory.UTILITY)
                .withTextHeader("News for {{1}}", "Asha")
                .withBody("Your order is ready.")
                .withFooter("Thank you");
        // end::text-header[]
    }

    static NewTemplate mediaHeader(UploadedMedia media) {
        // tag::media-header[]
        return new NewTemplate("Your cake", "English", TemplateCategory.UTILITY)
                .withMediaHeader(HeaderFormat.IMAGE, media)
                .withBody("This is your cake, {{1}}.", "Asha");
        // end::media-header[]
    }

    static NewTemplate callToAction() {
        // tag::call-to-action[]
        return new NewTemplate("Track your order", "English", TemplateCategory.UTILITY)
                .withBody("Order {{1}} is on its way.", "12")
                .withCallToAction(
                        TemplateButton.phoneNumber("Call us", "+919999999999"),
                        TemplateButton.url("Track", "https://www.example.com/track/{{1}}"))
                .withButtonSamples("https://www.example.com/track/12");
        // end::call-to-action[]
    }

    static NewTemplate quickReplies() {
        // tag::quick-replies[]
        return new NewTemplate("How was it", "English", TemplateCategory.MARKETING)
                .withBody("How was your cake?")
                .withQuickReplies("Good", "Fair", "Bad");
        // end::quick-replies[]
    }

    static NewTemplate carousel(UploadedMedia lemon, UploadedMedia plum) {
        // tag::carousel[]
        return new NewTemplate("Cakes of the week", "English", TemplateCategory.MARKETING)
                .withBody("Dear {{1}}, two cakes for you", "Asha")
                .withCards(
                        new TemplateCard("Lemon cake")
                                .withMediaHeader(HeaderFormat.IMAGE, lemon)
                                .withButtons(TemplateButton.quickReply("Take lemon")),
                        new TemplateCard("Plum cake")
                                .withMediaHeader(HeaderFormat.IMAGE, plum)
                                .withButtons(TemplateButton.quickReply("Take plum")));
        // end::carousel[]
    }
}
