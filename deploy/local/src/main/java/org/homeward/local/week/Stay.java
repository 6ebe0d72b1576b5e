package org.homeward.local.week;

/** Somebody's stay as the ward sees it. */
record Stay(String visit, Patient patient, Place place, boolean onLeave) {

    Stay in(Place other) {
        return new Stay(visit, patient, other, onLeave);
    }

    Stay onLeave(boolean away) {
        return new Stay(visit, patient, place, away);
    }

    Stay of(Patient other) {
        return new Stay(visit, other, place, onLeave);
    }
}
