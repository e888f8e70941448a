package io.github.camelinterakt.event;

import java.math.BigDecimal;

/** A message's cost as computed by Interakt: WhatsApp's price, Interakt's markup, and the charged amount; each may be null. */
public record MessageCost(BigDecimal whatsappCost, BigDecimal interaktMarkup, BigDecimal actualMessageCost) {}
