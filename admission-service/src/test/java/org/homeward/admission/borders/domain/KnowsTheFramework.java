package org.homeward.admission.borders.domain;

import jakarta.enterprise.context.ApplicationScoped;

/** Breaks a rule on purpose: a domain class that the framework has to make. */
@ApplicationScoped
public class KnowsTheFramework {}
