package org.homeward.gateway.architecture.violations.replica;

import io.vertx.core.Vertx;

/** Breaks a rule on purpose. */
public final class AsksTheWeb {
    Vertx vertx;
}
