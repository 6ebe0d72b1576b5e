package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something about a package that somebody has to look at. It follows from the package and the time, so that it ends
 * when its cause does.
 *
 * @param code no-provider-known, unsourced, emergency-cover, start-overdue,
 *     readmitted-before-start, restart-asked, reablement-overstay or need-returned
 * @param since when its cause began
 */
public record Alarm(String code, Instant since) {

    /** The package was withdrawn and may be needed again: a person decides, nothing comes back by itself. */
    public static Alarm needReturned(Instant since) {
        return new Alarm("need-returned", since);
    }

    /** All of a package at an instant. */
    public static List<Alarm> of(PackageOfCare known, Rules rules, Instant now) {
        List<Alarm> alarms = new ArrayList<>();
        switch (known.sourcing()) {
            case State.Requested requested -> alarms.add(new Alarm("no-provider-known", requested.since()));
            case State.Unsourced unsourced -> alarms.add(new Alarm("unsourced", unsourced.since()));
            case State.Accepted accepted -> {
                if (accepted.tier() >= rules.emergencyTier()) {
                    alarms.add(new Alarm("emergency-cover", accepted.acceptedAt()));
                }
                if (accepted.heldSince() != null) {
                    alarms.add(new Alarm("readmitted-before-start", accepted.heldSince()));
                } else if (!accepted.startsAt().isAfter(now)) {
                    alarms.add(new Alarm("start-overdue", accepted.startsAt()));
                }
            }
            case null, default -> {}
        }
        if (known.state() instanceof State.Paused paused && paused.restartAskedAt() != null) {
            alarms.add(new Alarm("restart-asked", paused.restartAskedAt()));
        }
        Instant over = Overstay.since(known, rules);
        if (over != null && !over.isAfter(now)) {
            alarms.add(new Alarm("reablement-overstay", over));
        }
        return alarms;
    }
}
