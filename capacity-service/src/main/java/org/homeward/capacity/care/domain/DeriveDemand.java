package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The starts that were asked for because of one package, from its versions in their order. A search for a provider is
 * pathway 1; the restart of a paused package, from when its provider was asked, is pathway 0 (hospital discharge guidance,
 * Annex B); it is given up when the package is paused again. A restart goes on with the visits of the search before it, so those end with the package and it does not.
 */
public final class DeriveDemand {

    private enum Phase {
        NOTHING,
        SOUGHT,
        RUNNING,
        PAUSED,
        RESTARTING,
        OVER
    }

    private static final int NONE = -1;

    private final List<Demand> demands = new ArrayList<>();
    private Phase phase = Phase.NOTHING;
    private int search = NONE;
    private int restart = NONE;

    private DeriveDemand() {}

    /** @param versions of one package, each newer than the one before */
    public static List<Demand> of(List<PackageStep> versions) {
        DeriveDemand derivation = new DeriveDemand();
        versions.forEach(derivation::step);
        return derivation.demands;
    }

    private void step(PackageStep step) {
        Phase next = phase(step);
        if (next == phase) {
            return;
        }
        switch (next) {
            case SOUGHT -> {
                end(search, step.recordedAt());
                search = ask(1, phase == Phase.NOTHING ? step.requestedAt() : step.recordedAt(), step);
            }
            case RESTARTING -> {
                Instant asked = step.restartAskedAt();
                restart = ask(0, asked == null ? step.recordedAt() : asked, step);
            }
            case RUNNING -> start(step);
            case PAUSED -> pause(step);
            case OVER -> end(step.endedAt() == null ? step.recordedAt() : step.endedAt());
            case NOTHING -> {}
        }
        phase = next;
    }

    private Phase phase(PackageStep step) {
        return switch (step.status()) {
            case "draft" -> phase;
            case "requested", "offered", "accepted", "unsourced" -> Phase.SOUGHT;
            case "paused" -> step.restartAskedAt() == null ? Phase.PAUSED : Phase.RESTARTING;
            case "lapsed", "withdrawn", "ended" -> Phase.OVER;
            default -> Phase.RUNNING;
        };
    }

    private int ask(int pathway, Instant at, PackageStep step) {
        demands.add(new Demand(pathway, step.amount(), at, null, null));
        return demands.size() - 1;
    }

    /** A restart that was asked for and not wanted any more, since the person is in hospital again, is given up. */
    private void pause(PackageStep step) {
        if (restart != NONE) {
            end(restart, step.recordedAt());
            restart = NONE;
        } else if (phase != Phase.RUNNING) {
            start(step);
        }
    }

    private void start(PackageStep step) {
        if (phase == Phase.PAUSED) {
            return;
        }
        if (restart != NONE) {
            change(restart, step.recordedAt(), null);
            restart = NONE;
            return;
        }
        if (search == NONE) {
            search = ask(1, step.requestedAt(), step);
        }
        Instant first = step.startedAt();
        boolean isFirst = search == 0
                && first != null
                && !first.isBefore(demands.get(search).askedAt());
        change(search, isFirst ? first : step.recordedAt(), null);
    }

    private void end(Instant at) {
        end(search, at);
        end(restart, at);
        search = NONE;
        restart = NONE;
    }

    private void end(int which, Instant at) {
        if (which != NONE) {
            change(which, demands.get(which).startedAt(), at);
        }
    }

    private void change(int which, @Nullable Instant startedAt, @Nullable Instant overAt) {
        Demand before = demands.get(which);
        demands.set(which, new Demand(before.pathway(), before.amount(), before.askedAt(), startedAt, overAt));
    }
}
