package org.homeward.admission;

/** Stands for a class of another service, which this module cannot see, so that a rule can be shown to bite. */
public final class StandIn {}
