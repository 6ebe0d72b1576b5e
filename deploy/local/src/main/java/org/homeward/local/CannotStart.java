package org.homeward.local;

/** Why a command cannot do what it was asked, in words for the person who asked, with what to do about it. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String words) {
        super(words);
    }
}
