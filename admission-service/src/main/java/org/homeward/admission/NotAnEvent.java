package org.homeward.admission;

/** What came is no admission event; the message says why and holds no value of it. */
final class NotAnEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAnEvent(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
