package org.homeward.housing.flat.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.flat.BookFlat;
import org.homeward.housing.flat.BookingOutcome;
import org.homeward.housing.flat.ChangeBooking;
import org.homeward.housing.flat.FindFlats;
import org.homeward.housing.flat.domain.Alarm;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.persistence.BookingLists;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Bookings of step-down flats: made, found, and what people do with them. */
@Path("/v1/bookings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BookingsResource {

    private static final String PATH = "/v1/bookings";
    private static final List<String> STATUSES = List.of("offered", "booked", "arrived", "left", "cancelled");

    private final BookFlat book;
    private final ChangeBooking change;
    private final FindFlats find;
    private final FlatAnswers answers;
    private final FlatWords words;
    private final FlatCaller caller;

    BookingsResource(
            BookFlat book,
            ChangeBooking change,
            FindFlats find,
            FlatAnswers answers,
            FlatWords words,
            FlatCaller caller) {
        this.book = book;
        this.change = change;
        this.find = find;
        this.answers = answers;
        this.words = words;
        this.caller = caller;
    }

    /** The night of {@code until} is free again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response book(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.BOOK);
        Sent.BookingBody sent = Bodies.read(body, Sent.BookingBody.class);
        var command = new BookFlat.Command(
                Given.text("flat", sent.flat()),
                Given.text("stay", sent.stay()),
                sent.nights(),
                words.codes("needs", sent.needs()),
                caller.actor(),
                new IdempotencyKeys.Command(key, caller.subject(), PATH, body));
        return book.book(command, outcome -> answers.booked(outcome, seesStay(outcome)))
                .response();
    }

    @GET
    public ObjectNode list(
            @QueryParam("flat") @Nullable String flat,
            @QueryParam("stay") @Nullable String stay,
            @QueryParam("status") @Nullable String status,
            @QueryParam("alarm") @Nullable String alarm,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(HousingCaller.READ);
        Given.oneOf("status", status, STATUSES);
        Given.oneOf("alarm", alarm, Alarm.CODES);
        Instant now = Instant.now();
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        String owner = caller.ofFlats();
        // Whose flat it is learns no stay, and cannot ask for one either.
        String seenBy = stay == null ? caller.trust() : null;
        String trust = stay == null ? null : caller.trust();
        List<FindFlats.Booked> found = owner != null && stay != null
                ? List.of()
                : find.bookings(new BookingLists.Filter(
                        seenBy,
                        trust,
                        owner,
                        flat,
                        stay,
                        status,
                        alarm == null ? null : new BookingLists.Alarmed(alarm, new Moment(now).day()),
                        after(paging.after()),
                        paging.limit() + 1));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(now));
        ArrayNode items = answer.putArray("items");
        found.stream().limit(paging.limit()).forEach(one -> items.add(told(one)));
        boolean more = found.size() > paging.limit();
        return answer.put("next", more ? cursor(found.get(paging.limit() - 1)) : null);
    }

    /** The ETag is the booking's version: what an If-Match is compared with. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        caller.require(HousingCaller.READ);
        FindFlats.Booked found = find.booking(Given.id(id));
        if (found == null || !caller.sees(found.booking(), found.flat())) {
            throw ProblemException.notFound();
        }
        return Response.ok(told(found))
                .header(HttpHeaders.ETAG, ETags.ofVersion(found.booking().version()))
                .build();
    }

    /** What happens to the booking; {@link Sent#change} says what each needs. */
    @POST
    @Path("{id}/{action:arrive|extend|leave|cancel|accept|decline}")
    public Response change(
            @PathParam("id") String id,
            @PathParam("action") String action,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(HousingCaller.BOOK);
        UUID about = Given.id(id);
        var once = new IdempotencyKeys.Command(key, caller.subject(), PATH + '/' + about + '/' + action, body);
        var command = new ChangeBooking.Command(
                about, Sent.change(action, body), ETags.seenVersion(ifMatch), caller.actor(), once);
        return change.change(command, outcome -> answers.changed(outcome, seesStay(outcome)))
                .response();
    }

    private static BookingLists.@Nullable After after(List<String> key) {
        return key.isEmpty() ? null : new BookingLists.After(Given.date("cursor", key.get(0)), Given.id(key.get(1)));
    }

    private static String cursor(FindFlats.Booked last) {
        Booking booking = last.booking().known();
        return Paging.cursor(booking.nights().from().toString(), booking.id().toString());
    }

    private ObjectNode told(FindFlats.Booked found) {
        Bookings.Recorded booking = found.booking();
        return answers.of(booking, found.flat().flat(), caller.seesStay(booking.trust()));
    }

    private boolean seesStay(BookingOutcome outcome) {
        return switch (outcome) {
            case BookingOutcome.Done done -> caller.seesStay(done.booking().trust());
            case BookingOutcome.Refused refused ->
                refused.current() != null && caller.seesStay(refused.current().trust());
            default -> false;
        };
    }
}
