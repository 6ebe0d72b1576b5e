package org.homeward.local.week;

/** A place of a hospital; without a bed a ward, a lounge or A&E. An absent part is empty. */
record Place(String site, String ward, String bay, String bed) {

    static final Place NOWHERE = new Place("", "", "", "");

    static Place ward(String site, String ward) {
        return new Place(site, ward, "", "");
    }

    boolean isBed() {
        return !bed.isEmpty();
    }

    /** As PV1-3 names it: ward^bay^bed^site. */
    String pl() {
        return equals(NOWHERE) ? "" : ward + "^" + bay + "^" + bed + "^" + site;
    }

    /** As Homeward names a bed: site/ward/bay/bed, an absent part is a dash. */
    String id() {
        return site + "/" + ward + "/" + (bay.isEmpty() ? "-" : bay) + "/" + bed;
    }
}
