package org.homeward.admission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes JSON admission events in, each for itself; repeated ones have no further effect. */
@ApplicationScoped
public class RecordAdmissionEvents {

    private final Arrivals arrivals;

    RecordAdmissionEvents(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /**
     * What became of one event.
     *
     * @param result accepted, duplicate, conflict, refused or parked
     * @param reason why it was refused; holds no value of the event
     */
    public record Result(
            String id,
            String source,
            String result,
            @Nullable String reason) {}

    /**
     * Stores and applies the events, in their order, and waits for the commit.
     *
     * @param maySpeakFor for which trusts the caller may speak; events of others are refused and not stored
     */
    public List<Result> record(List<JsonNode> events, Predicate<String> maySpeakFor) {
        Instant now = Instant.now();
        List<AdmissionEventReader.Item> items = events.stream()
                .map(event -> AdmissionEventReader.read(event, now))
                .toList();
        List<CompletableFuture<Result>> results = new ArrayList<>();
        for (AdmissionEventReader.Item item : items) {
            results.add(result(item, maySpeakFor));
        }
        return results.stream().map(Waiting::await).toList();
    }

    private CompletableFuture<Result> result(AdmissionEventReader.Item item, Predicate<String> maySpeakFor) {
        Arrival arrival = item.arrival();
        if (arrival.trust() != null && !maySpeakFor.test(arrival.trust())) {
            return CompletableFuture.completedFuture(new Result(
                    arrival.controlId(), arrival.sender(), "refused", "the token may not speak for this trust"));
        }
        return arrivals.submit(arrival)
                .thenApply(receipt -> new Result(arrival.controlId(), arrival.sender(), word(receipt), item.refusal()));
    }

    private static String word(Receipt receipt) {
        return receipt == Receipt.NO_EFFECT ? "accepted" : receipt.name().toLowerCase(Locale.ROOT);
    }
}
