package org.homeward.discharge.suggestion.domain;

import java.util.Set;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Service;
import org.homeward.discharge.care.domain.State;
import org.homeward.discharge.suggestion.domain.Watch.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@link #RULE}, what a package of care stands for (domain page nhs-flow-facts, 1.4.2: "still underway" is interface, "not yet available"
 * is capacity): while a provider is sought its service is not yet available; once one has promised, arrangements are
 * underway; a paused package of a patient who is ready waits for its restart.
 */
public final class PackageWatch {

    /** Name of the rule, told with every suggestion. */
    public static final String RULE = "state-of-care-1";

    /** Where such a state is from. */
    public static final String SOURCE = "package";

    /** Who seeks providers, until somebody names another. */
    private static final String HUB = "care-transfer-hub";

    private static final String RESTART = "CA11";

    private PackageWatch() {}

    public static Watch of(PackageOfCare known) {
        Service service = known.need().service();
        return new Watch(
                RULE,
                SOURCE,
                known.id().toString(),
                known.state().code(),
                Set.of(notAvailable(service), underway(service), RESTART),
                wait(known, service));
    }

    private static Wait underway(State.Accepted promised, Service service) {
        return new Wait(
                underway(service),
                promised.acceptedAt(),
                "promised/" + promised.acceptedAt(),
                promised.provider(),
                promised.provider());
    }

    private static @Nullable Wait wait(PackageOfCare known, Service service) {
        return switch (known.state()) {
            case State.Requested requested -> sought(known, service);
            case State.Offered offered -> sought(known, service);
            case State.Unsourced unsourced -> sought(known, service);
            case State.Accepted accepted -> underway(accepted, service);
            case State.Paused paused
            when paused.notice() instanceof State.Notice notice -> afterNotice(known, notice, service);
            case State.Paused paused ->
                new Wait(
                        RESTART,
                        paused.pausedAt(),
                        "paused/" + paused.pausedAt(),
                        paused.provider(),
                        paused.provider());
            case State.Lapsed lapsed -> new Wait(RESTART, lapsed.at(), "lapsed/" + lapsed.at(), HUB, known.trust());
            default -> null;
        };
    }

    /** Who has given notice starts no more: what is waited for is the next provider. */
    private static @Nullable Wait afterNotice(PackageOfCare known, State.Notice notice, Service service) {
        return switch (notice.next()) {
            case State.Accepted promised -> underway(promised, service);
            case State.CalledOff calledOff -> null;
            default -> sought(known, service);
        };
    }

    private static Wait sought(PackageOfCare known, Service service) {
        return new Wait(notAvailable(service), known.searchedSince(), "sought/" + known.round(), HUB, known.trust());
    }

    private static String notAvailable(Service service) {
        return switch (service) {
            case REABLEMENT -> "CA1";
            case BRIDGING, LONG_TERM, LIVE_IN -> "CA2";
            case END_OF_LIFE -> "CA8";
        };
    }

    private static String underway(Service service) {
        return switch (service) {
            case REABLEMENT -> "IF1";
            case BRIDGING, LONG_TERM, LIVE_IN -> "IF2";
            case END_OF_LIFE -> "IF7";
        };
    }
}
