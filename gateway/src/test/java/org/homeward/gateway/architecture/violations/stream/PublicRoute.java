package org.homeward.gateway.architecture.violations.stream;

/** Breaks a rule on purpose. */
public final class PublicRoute {}
