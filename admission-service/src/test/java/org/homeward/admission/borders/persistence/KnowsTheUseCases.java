package org.homeward.admission.borders.persistence;

import org.homeward.admission.FindStays;

/** Breaks a rule on purpose: rows that call a use case. */
public record KnowsTheUseCases(FindStays useCase) {}
