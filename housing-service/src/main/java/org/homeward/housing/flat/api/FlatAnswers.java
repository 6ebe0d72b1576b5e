package org.homeward.housing.flat.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.homeward.housing.flat.BookingOutcome;
import org.homeward.housing.flat.KeepFlat;
import org.homeward.housing.flat.WaitForFlat;
import org.homeward.housing.flat.domain.Alarm;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Circumstances;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Match.Criterion;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Refusal;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.BookingJson;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.FlatJson;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.housing.flat.persistence.WaitingJson;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.time.Times;

/** Flats and bookings as they are answered. Who has a flat is told to the trust whose patient it is, and nobody else. */
@ApplicationScoped
class FlatAnswers {

    private final ObjectMapper json;

    FlatAnswers(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(Flats.Recorded recorded, List<Booking> open) {
        ObjectNode node = flat(recorded.flat()).put("owner", recorded.owner());
        ArrayNode booked = node.putArray("booked");
        open.forEach(one -> {
            ObjectNode told = booked.addObject();
            told.setAll(nights(one).put("status", one.state().code()));
            alarms(told, one, recorded.flat(), Circumstances.NONE);
        });
        return node.put("recordedAt", Times.format(recorded.recordedAt())).put("version", recorded.version());
    }

    /** With why it stands where it does. */
    ObjectNode of(Match match, Match first) {
        Criterion worse = match.worseThan(first);
        ObjectNode node =
                flat(match.flat()).put("freeFrom", match.freeFrom().toString()).put("freeInDays", match.daysLater());
        ArrayNode why = node.putArray("why").add("has-what-is-needed");
        why.add(match.daysLater() == 0 ? "free-when-asked" : "free-later");
        if (match.search().area() != null) {
            why.add(match.isInArea() ? "in-the-area" : "outside-the-area");
        }
        return node.put("whyNotFirst", worse == null ? null : worse.code());
    }

    ObjectNode of(Bookings.Recorded recorded, Flat flat, boolean withStay) {
        ObjectNode all = BookingJson.of(recorded.known(), recorded.trust());
        ObjectNode node =
                json.createObjectNode().put("id", recorded.known().id().toString());
        all.remove("booking");
        if (!withStay) {
            all.remove("stay");
        }
        node.setAll(all);
        alarms(node, recorded.known(), flat, recorded.around());
        return node.put("recordedAt", Times.format(recorded.recordedAt())).put("version", recorded.version());
    }

    Answer kept(KeepFlat.Outcome outcome) {
        return switch (outcome) {
            case KeepFlat.Outcome.Kept kept ->
                new Answer(
                        kept.isNew() ? 201 : 200,
                        of(kept.flat(), kept.booked()).toString(),
                        kept.isNew()
                                ? "/v1/step-down-flats/" + kept.flat().flat().id()
                                : null);
            case KeepFlat.Outcome.OfAnother another -> problem(Problem.forbidden("somebody else keeps this flat"));
            case KeepFlat.Outcome.ChangedSince(Flats.Recorded flat, List<Booking> booked) ->
                problem(Problem.changed("the flat has changed since you read it")
                        .with("current", of(flat, booked)));
            case KeepFlat.Outcome.UnknownFlat unknown -> unknown("flat");
        };
    }

    Answer booked(BookingOutcome outcome, boolean withStay) {
        return outcome instanceof BookingOutcome.Done done
                ? new Answer(
                        201,
                        of(done.booking(), done.flat(), withStay).toString(),
                        "/v1/bookings/" + done.booking().known().id())
                : changed(outcome, withStay);
    }

    Answer changed(BookingOutcome outcome, boolean withStay) {
        return switch (outcome) {
            case BookingOutcome.Done(Bookings.Recorded booking, Flat flat) ->
                new Answer(200, of(booking, flat, withStay).toString(), null);
            case BookingOutcome.Refused refused -> problem(refused(refused, withStay));
            case BookingOutcome.Merged(String into) -> merged(into);
            case BookingOutcome.StayEnded ended -> stayEnded();
            case BookingOutcome.UnknownFlat unknown -> unknown("flat");
            case BookingOutcome.UnknownStay unknown -> unknown("stay");
            case BookingOutcome.UnknownBooking unknown -> unknown("booking");
        };
    }

    ObjectNode of(WaitingList.Recorded recorded) {
        ObjectNode node =
                json.createObjectNode().put("id", recorded.entry().id().toString());
        ObjectNode all = WaitingJson.of(recorded.entry(), recorded.trust());
        all.remove("waiting");
        node.setAll(all);
        return node.put("recordedAt", Times.format(recorded.recordedAt())).put("version", recorded.version());
    }

    ObjectNode of(WaitingList.Placed placed) {
        Waiting inFront = placed.inFront();
        return of(placed.recorded())
                .put("place", placed.place())
                .put(
                        "behind",
                        inFront == null ? null : placed.recorded().entry().behind(inFront));
    }

    Answer waiting(WaitForFlat.Outcome outcome, int status) {
        return switch (outcome) {
            case WaitForFlat.Outcome.InLine(WaitingList.Recorded entry) ->
                new Answer(
                        status,
                        of(entry).toString(),
                        status == 201 ? "/v1/waiting-list/" + entry.entry().id() : null);
            case WaitForFlat.Outcome.Refused(String is) ->
                problem(Problem.conflict("not-in-this-state", "the entry is " + is + "; answer the offer first"));
            case WaitForFlat.Outcome.AlreadyInLine(WaitingList.Recorded entry) ->
                problem(Problem.conflict("already-in-line", "the stay stands in line already")
                        .with("current", of(entry)));
            case WaitForFlat.Outcome.StayEnded ended -> stayEnded();
            case WaitForFlat.Outcome.Merged(String into) -> merged(into);
            case WaitForFlat.Outcome.Unknown unknown -> unknown("stay or entry");
        };
    }

    private Problem refused(BookingOutcome.Refused refused, boolean withStay) {
        Refusal reason = refused.reason();
        Problem problem = reason instanceof Refusal.ChangedSince
                ? Problem.changed(reason.detail())
                : Problem.conflict(reason.code(), reason.detail());
        if (reason instanceof Refusal.Taken(Booking by)) {
            problem = problem.with("inTheWay", nights(by));
        } else if (reason instanceof Refusal.StillOccupied(Booking by)) {
            problem = problem.with("inTheWay", nights(by));
        }
        return refused.current() == null
                ? problem
                : problem.with("current", of(refused.current(), refused.flat(), withStay));
    }

    private static void alarms(ObjectNode node, Booking booking, Flat flat, Circumstances around) {
        ArrayNode alarms = node.putArray("alarms");
        Alarm.of(booking, flat, around, new Moment(Instant.now()).day())
                .forEach(alarm ->
                        alarms.addObject().put("code", alarm.code()).put("since", Times.format(alarm.since())));
    }

    private ObjectNode nights(Booking booking) {
        return json.createObjectNode()
                .put("booking", booking.id().toString())
                .put("from", booking.nights().from().toString())
                .put("until", booking.nights().until().toString());
    }

    private ObjectNode flat(Flat flat) {
        ObjectNode all = FlatJson.of(flat);
        all.remove("flat");
        ObjectNode node = json.createObjectNode().put("id", flat.id());
        node.setAll(all);
        return node;
    }

    private Answer stayEnded() {
        return problem(Problem.conflict("stay-ended", "the stay is over: nobody of it needs this any more"));
    }

    private Answer merged(String into) {
        return problem(Problem.conflict("stay-merged", "the stay is part of another one")
                .with("into", into));
    }

    private Answer unknown(String what) {
        return problem(Problem.notFound().withDetail("there is no such " + what));
    }

    private Answer problem(Problem problem) {
        return Answer.of(problem, json);
    }
}
