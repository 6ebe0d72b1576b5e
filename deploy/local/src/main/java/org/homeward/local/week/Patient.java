package org.homeward.local.week;

/**
 * An invented person.
 *
 * @param number local number of the trust
 * @param nhsNumber of the 999 test range, empty if it is not known yet
 * @param born yyyyMMdd
 * @param sex F or M
 */
record Patient(String number, String nhsNumber, String family, String given, String born, String sex) {

    /** The same person under the right number, after two records were found to be one. */
    Patient known(String rightNumber, String rightNhsNumber) {
        return new Patient(rightNumber, rightNhsNumber, family, given, born, sex);
    }

    /** PID-3 for this trust. */
    String identifiers(String trust) {
        String local = number + "^^^" + trust + "^MR";
        return nhsNumber.isEmpty() ? local : local + "~" + nhsNumber + "^^^NHS^NH";
    }
}
