package org.homeward.admission.hl7;

import java.util.Arrays;

/** One segment: a slice of the message's text whose fields are found when they are first asked for. */
final class Segment {

    private final String text;
    private final int start;
    private final int end;
    private final Delimiters delimiters;
    private final Escapes escapes;
    private final String name;
    private int[] starts = new int[0];

    Segment(String text, int start, int end, Delimiters delimiters, Escapes escapes, String name) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.delimiters = delimiters;
        this.escapes = escapes;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** A field by its HL7 number; MSH-1 is the field separator itself and is not to be asked for. */
    Cell field(int number) {
        return new Cell(raw(number), delimiters, escapes, name + "-" + number);
    }

    /** A field as it was sent, {@code ""} if it is not there. */
    String raw(int number) {
        int index = name.equals("MSH") ? number - 1 : number;
        if (starts.length == 0) {
            starts = index();
        }
        if (index < 1 || index >= starts.length - 1) {
            return "";
        }
        return text.substring(starts[index], starts[index + 1] - 1);
    }

    private int[] index() {
        int[] found = new int[64];
        int count = 1;
        found[0] = start;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == delimiters.field()) {
                if (count + 2 > found.length) {
                    found = Arrays.copyOf(found, found.length * 2);
                }
                found[count++] = i + 1;
            }
        }
        found[count++] = end + 1;
        return Arrays.copyOf(found, count);
    }
}
