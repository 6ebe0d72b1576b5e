package org.homeward.admission.hl7;

/**
 * MSH-1 and MSH-2. A delimiter that the message does not define is {@link #NONE}, a character that no decoded message
 * holds.
 */
record Delimiters(char field, char component, char repetition, char escape, char subcomponent, char truncation) {

    /** Stands for "not defined": a Unicode non-character. */
    static final char NONE = '\uFFFF';

    static final Delimiters USUAL = new Delimiters('|', '^', '~', '\\', '&', NONE);

    /**
     * Reads them.
     *
     * @param text MSH-1 followed by MSH-2; an MSH-2 that is empty means the usual ones
     * @throws Unreadable if two are equal, one is a letter, digit or control character, or there are more than five
     */
    static Delimiters of(String text) {
        if (text.isEmpty() || text.length() > 6) {
            throw new Unreadable(ErrorCode.DATA_TYPE, "MSH-2", "MSH-2 must hold one to five delimiters, usually ^~\\&");
        }
        if (text.length() == 1) {
            return of(text + "^~\\&");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || Character.isLetterOrDigit(c) || text.indexOf(c) != i || c == '"' || c >= 0x7f) {
                throw new Unreadable(
                        ErrorCode.DATA_TYPE, "MSH-2", "MSH-1 and MSH-2 must hold different punctuation characters");
            }
        }
        return new Delimiters(text.charAt(0), at(text, 1), at(text, 2), at(text, 3), at(text, 4), at(text, 5));
    }

    boolean has(char delimiter) {
        return delimiter != NONE;
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : NONE;
    }
}
