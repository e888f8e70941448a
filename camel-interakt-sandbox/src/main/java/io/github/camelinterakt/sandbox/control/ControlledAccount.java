package io.github.camelinterakt.sandbox.control;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.GuardedAccount;

/**
 * An account that the control API reads and changes.
 *
 * @param authorization the header {@code Authorization} of its calls
 * @param sandbox the sandbox as that account
 * @param state the account's state and quota
 */
public record ControlledAccount(String authorization, Sandbox sandbox, GuardedAccount state) {}
