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
        return NewTemplate.builder("Order on its way", "English", TemplateCategory.UTILITY)
                .body("Dear {{1}}, order {{2}} is on its way.", "Asha", "12")
                .build();
        // end::no-header[]
    }

    static NewTemplate textHeader() {
        // tag::text-header[]
        return NewTemplate.builder("Order news", "English", TemplateCategory.UTILITY)
                .textHeader("News for {{1}}", "Asha")
                .body("Your order is ready.")
                .footer("Thank you")
                .build();
        // end::text-header[]
    }

    static NewTemplate mediaHeader(UploadedMedia media) {
        // tag::media-header[]
        return NewTemplate.builder("Your cake", "English", TemplateCategory.UTILITY)
                .mediaHeader(HeaderFormat.IMAGE, media)
                .body("This is your cake, {{1}}.", "Asha")
                .build();
        // end::media-header[]
    }

    static NewTemplate callToAction() {
        // tag::call-to-action[]
        return NewTemplate.builder("Track your order", "English", TemplateCategory.UTILITY)
                .body("Order {{1}} is on its way.", "12")
                .callToAction(
                        TemplateButton.phoneNumber("Call us", "+919999999999"),
                        TemplateButton.url("Track", "https://www.example.com/track/{{1}}"))
                .buttonSamples("https://www.example.com/track/12")
                .build();
        // end::call-to-action[]
    }

    static NewTemplate quickReplies() {
        // tag::quick-replies[]
        return NewTemplate.builder("How was it", "English", TemplateCategory.MARKETING)
                .body("How was your cake?")
                .quickReplies("Good", "Fair", "Bad")
                .build();
        // end::quick-replies[]
    }

    static NewTemplate carousel(UploadedMedia lemon, UploadedMedia plum) {
        // tag::carousel[]
        return NewTemplate.builder("Cakes of the week", "English", TemplateCategory.MARKETING)
                .body("Dear {{1}}, two cakes for you", "Asha")
                .cards(
                        TemplateCard.builder("Lemon cake")
                                .mediaHeader(HeaderFormat.IMAGE, lemon)
                                .buttons(TemplateButton.quickReply("Take lemon"))
                                .build(),
                        TemplateCard.builder("Plum cake")
                                .mediaHeader(HeaderFormat.IMAGE, plum)
                                .buttons(TemplateButton.quickReply("Take plum"))
                                .build())
                .build();
        // end::carousel[]
    }
}
