package org.homeward.admission.hl7;

/** Bytes that are no message that can be read; becomes a refusal and never leaves this package. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode error;
    private final String where;

    /**
     * @param where segment and field, such as {@code MSH-2}
     * @param reason what is wrong and what to do, without any value of the message
     */
    Unreadable(ErrorCode error, String where, String reason) {
        super(reason, null, false, false);
        this.error = error;
        this.where = where;
    }

    ErrorCode error() {
        return error;
    }

    String where() {
        return where;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
