package org.homeward.kit.batch;

/** The queue is full: the caller should hold back its sender, or say "later". */
public final class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overloaded(String name) {
        super(name + " is full", null, false, false);
    }
}
