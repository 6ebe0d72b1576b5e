package org.homeward.admission;

/** Stands for a class of another service, for the test of the borders. */
public final class OfAnotherService {

    public void touch() {}
}
