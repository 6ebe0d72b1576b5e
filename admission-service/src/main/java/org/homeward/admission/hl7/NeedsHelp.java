package org.homeward.admission.hl7;

/** A message that is well formed but cannot be understood without a person; becomes {@link Reading.Parked}. */
final class NeedsHelp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code short code of the reason
     * @param reason what is missing and what to do, without any value of the message
     */
    NeedsHelp(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
