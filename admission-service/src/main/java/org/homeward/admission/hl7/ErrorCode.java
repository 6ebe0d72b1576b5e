package org.homeward.admission.hl7;

/** HL7 table 0357, message error condition codes. */
public enum ErrorCode {
    ACCEPTED(0, "Message accepted"),
    SEGMENT_SEQUENCE(100, "Segment sequence error"),
    REQUIRED_FIELD(101, "Required field missing"),
    DATA_TYPE(102, "Data type error"),
    TABLE_VALUE(103, "Table value not found"),
    MESSAGE_TYPE(200, "Unsupported message type"),
    EVENT(201, "Unsupported event code"),
    PROCESSING_ID(202, "Unsupported processing id"),
    VERSION(203, "Unsupported version id"),
    UNKNOWN_KEY(204, "Unknown key identifier"),
    DUPLICATE_KEY(205, "Duplicate key identifier"),
    LOCKED(206, "Application record locked"),
    INTERNAL(207, "Application internal error");

    private final int code;
    private final String text;

    ErrorCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    String text() {
        return text;
    }
}
