package io.github.camelinterakt.internal.inbox;

class H2InboxTest extends InboxLaws {

    @Override
    Nodes open() {
        return new Nodes(Databases.h2());
    }
}
