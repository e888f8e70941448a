package io.github.camelinterakt.event;

import java.math.BigDecimal;

/** What a message cost, as Interakt computes it: WhatsApp's price, Interakt's markup, and what was charged; each may be null. */
public record MessageCost(BigDecimal whatsappCost, BigDecimal interaktMarkup, BigDecimal actualMessageCost) {}
