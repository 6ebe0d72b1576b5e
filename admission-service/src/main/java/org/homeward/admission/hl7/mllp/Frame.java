package org.homeward.admission.hl7.mllp;

/** What came between two frame marks. */
sealed interface Frame {

    /** A whole message without its marks. */
    record Whole(byte[] message) implements Frame {}

    /** A frame in which the next one begins: its end was lost, and with it perhaps a part of the message. */
    record Unended(byte[] beginning) implements Frame {}

    /** More bytes than a message may have, or than may stand between two frames; the connection must end. */
    record TooLong(byte[] beginning) implements Frame {}
}
