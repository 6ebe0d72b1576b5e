package org.homeward.discharge.suggestion.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ReadyPeriod;
import org.homeward.discharge.suggestion.domain.Watch.Wait;

/**
 * Of a patient who is ready, a wait is to be opened for each national reason that something watched
 * stands for and that nobody waits with yet; an open wait is to be closed when something watched can stand for its reason
 * and nothing does now. What a person has dismissed is not suggested again on the same occasion.
 */
public final class Suggestions {

    private Suggestions() {}

    /** @param dismissed ids that a person has dismissed */
    public static List<Suggestion> of(DischargeCase discharge, Collection<Watch> watches, Set<UUID> dismissed) {
        ReadyPeriod ready = discharge.ready();
        if (discharge.status() != DischargeCase.Status.READY || ready == null) {
            return List.of();
        }
        List<Suggestion> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        discharge.openDelays().forEach(delay -> taken.add(delay.reason()));
        for (Watch watch : watches) {
            Wait wait = watch.now();
            if (wait != null && taken.add(wait.reason())) {
                all.add(open(discharge, watch, wait, ready.start()));
            }
        }
        for (Delay delay : discharge.openDelays()) {
            watches.stream()
                    .filter(watch -> watch.reasons().contains(delay.reason()))
                    .findFirst()
                    .filter(watch -> watches.stream().noneMatch(other -> standsFor(other, delay.reason())))
                    .ifPresent(watch -> all.add(close(delay, watch)));
        }
        all.removeIf(suggestion -> dismissed.contains(suggestion.id()));
        return List.copyOf(all);
    }

    private static boolean standsFor(Watch watch, String reason) {
        return watch.now() != null && watch.now().reason().equals(reason);
    }

    private static Suggestion open(DischargeCase discharge, Watch watch, Wait wait, Instant readySince) {
        String name = "open/" + discharge.stay() + '/' + watch.subject() + '/' + wait.reason() + '/' + wait.occasion();
        Instant since = wait.since().isBefore(readySince) ? readySince : wait.since();
        return new Suggestion(id(name), null, wait.reason(), wait.owner(), wait.organisation(), since, watch);
    }

    private static Suggestion close(Delay delay, Watch watch) {
        String name = "close/" + delay.id() + '/' + watch.subject() + '/' + watch.status();
        return new Suggestion(
                id(name), delay.id(), delay.reason(), delay.owner(), delay.organisation(), delay.from(), watch);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
