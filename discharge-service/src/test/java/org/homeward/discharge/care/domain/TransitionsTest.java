package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.junit.jupiter.api.Test;

/**
 * Every state of a package against everything that can be asked of it: the state that follows, "-" where nothing
 * changes, or the refusal in capitals (facts 5.3).
 */
class TransitionsTest {

    private static final String TABLE = """
            from            | request           | accept            | decline         | tier is over | start             | pause             | restart           | hand back         | end               | review            | limit is over   | criteria met again | died      | discharged | admitted again | discharged again
            draft           | offered           | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | -          | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | withdrawn         | draft             | -               | withdrawn          | withdrawn | withdrawn  | -              | -
            requested       | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | offered    | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | withdrawn         | offered           | offered         | withdrawn          | withdrawn | withdrawn  | -              | -
            offered         | NOT_IN_THIS_STATE | accepted          | offered         | offered      | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | withdrawn         | offered           | offered         | withdrawn          | withdrawn | withdrawn  | -              | -
            accepted        | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | started           | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | offered           | withdrawn         | accepted          | -               | withdrawn          | withdrawn | -          | -              | -
            unsourced       | NOT_IN_THIS_STATE | OFFER_EXPIRED     | OFFER_EXPIRED   | -            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | withdrawn         | offered           | -               | withdrawn          | withdrawn | withdrawn  | -              | -
            started         | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | NOT_IN_THIS_STATE | paused            | NOT_IN_THIS_STATE | handback-notice   | ended             | started           | -               | -                  | ended     | -          | paused         | -
            paused          | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | started           | paused            | ended             | paused            | lapsed          | -                  | ended     | -          | -              | paused
            restart asked   | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | started           | paused            | ended             | paused            | lapsed          | -                  | ended     | -          | paused         | paused
            handback-notice | NOT_IN_THIS_STATE | handback-notice   | unsourced beside | unsourced beside | NOT_IN_THIS_STATE | paused            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | ended        | handback-notice   | offered         | handback-notice    | ended     | -          | paused         | -
            replaced        | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | started           | paused            | NOT_IN_THIS_STATE | handback-notice   | ended             | handback-notice   | accepted        | handback-notice    | ended     | -          | paused         | -
            paused on notice| NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | started           | NOT_IN_THIS_STATE | handback-notice   | paused            | ended             | paused            | accepted        | paused             | ended     | -          | -              | paused
            lapsed          | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | offered           | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | -               | -                  | -         | -          | -              | -
            withdrawn       | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | -               | -                  | -         | -          | -              | -
            ended           | NOT_IN_THIS_STATE | OFFER_ACCEPTED    | OFFER_ACCEPTED  | -            | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | -               | -                  | -         | -          | -              | -
            """;

    private static final Map<String, Supplier<PackageOfCare>> STATES = Map.ofEntries(
            Map.entry("draft", Cases::draft),
            Map.entry("requested", Cases::requested),
            Map.entry("offered", Cases::offered),
            Map.entry("accepted", Cases::accepted),
            Map.entry("unsourced", Cases::unsourced),
            Map.entry("started", Cases::started),
            Map.entry("paused", Cases::paused),
            Map.entry("restart asked", Cases::restartAsked),
            Map.entry("handback-notice", Cases::notice),
            Map.entry("replaced", Cases::replaced),
            Map.entry("paused on notice", Cases::pausedOnNotice),
            Map.entry("lapsed", Cases::lapsed),
            Map.entry("withdrawn", Cases::withdrawn),
            Map.entry("ended", Cases::ended));

    private static final Map<String, Function<PackageOfCare, Decision>> ASKED = asked();

    private static Map<String, Function<PackageOfCare, Decision>> asked() {
        Map<String, Function<PackageOfCare, Decision>> asked = new LinkedHashMap<>();
        asked.put("request", known -> Brokerage.request(known, market(NOON)));
        asked.put("accept", known -> Answering.accept(known, lastOffer(known), NOON.plus(DAY), NOON));
        asked.put("decline", known -> Answering.decline(known, lastOffer(known), "staffing", market(NOON)));
        asked.put("tier is over", known -> Brokerage.goOn(known, market(NOON.plusSeconds(7200))));
        asked.put("start", known -> Visiting.start(known, Moment.at(NOON), NOON));
        asked.put("pause", known -> Visiting.pause(known, market(NOON)));
        asked.put("restart", known -> Visiting.restart(known, market(NOON)));
        asked.put("hand back", known -> Visiting.handBack(known, NOON.plus(DAY), market(NOON)));
        asked.put("end", known -> Visiting.end(known, "other", null, NOON));
        asked.put("review", known -> Reviewing.review(known, Cases.visits(15, 1), market(NOON)));
        asked.put("limit is over", known -> Loop.overdue(known, market(NOON.plus(DAY.multipliedBy(30)))));
        asked.put("criteria met again", known -> Loop.follow(known, Cases.stay(Presence.ADMITTED, true), NOON));
        asked.put("died", known -> Loop.follow(known, Cases.stay(Presence.DIED, false), NOON));
        asked.put("discharged", known -> Loop.follow(known, Cases.stay(Presence.GONE, false), NOON));
        asked.put("admitted again", known -> Loop.admitted(known, Cases.stay(Presence.ADMITTED, false), market(NOON)));
        asked.put("discharged again", known -> Loop.discharged(known, NOON));
        return asked;
    }

    @Test
    void areAllowedOrRefusedAsTheTableSays() {
        List<String> lines = TABLE.lines().toList();
        List<String> columns = cells(lines.getFirst());
        assertThat(columns.subList(1, columns.size())).containsExactlyElementsOf(ASKED.keySet());
        assertThat(lines).hasSize(STATES.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            for (int i = 1; i < cells.size(); i++) {
                PackageOfCare known = STATES.get(cells.getFirst()).get();
                Decision decision = ASKED.get(columns.get(i)).apply(known);
                assertThat(told(known, decision))
                        .as(cells.getFirst() + ", " + columns.get(i))
                        .isEqualTo(cells.get(i));
            }
        }
    }

    private static String told(PackageOfCare before, Decision decision) {
        return switch (decision) {
            case Decision.Rejected(Refusal reason) -> reason.name();
            case Decision.Accepted(PackageOfCare after, List<Happened> events)
            when events.isEmpty() -> {
                assertThat(after.state().code()).isEqualTo(before.state().code());
                yield "-";
            }
            case Decision.Accepted(PackageOfCare after, List<Happened> events) ->
                after.state() instanceof State.HandbackNotice && after.sourcing() instanceof State.Unsourced
                        ? "unsourced beside"
                        : after.state().code();
        };
    }

    private static UUID lastOffer(PackageOfCare known) {
        return known.offers().isEmpty()
                ? new UUID(9, 9)
                : known.offers().getLast().id();
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(" *\\| *"));
    }
}
