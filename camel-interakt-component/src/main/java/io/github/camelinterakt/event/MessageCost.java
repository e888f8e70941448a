package io.github.camelinterakt.event;

import java.math.BigDecimal;

/**
 * What a message cost, as Interakt reckons it; not to be computed again.
 *
 * @param whatsappCost      WhatsApp's price, or null
 * @param interaktMarkup    what Interakt adds, or null
 * @param actualMessageCost what was charged, or null
 */
public record MessageCost(BigDecimal whatsappCost, BigDecimal interaktMarkup, BigDecimal actualMessageCost) {}
