package org.homeward.local;

import java.nio.file.Path;

/** The built-in hospital week that makes the board alive after a first start. */
final class HospitalWeek {

    private HospitalWeek() {}

    static void playOn(Stack stack, Path data) {}
}
