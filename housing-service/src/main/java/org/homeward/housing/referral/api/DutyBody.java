package org.homeward.housing.referral.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.housing.referral.RaiseReferral.Agreed;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.HousingAuthorities;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.Problem.FieldError;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * A duty to refer as it is raised, and, without type and stay, as consent is given to a draft of one. The law asks for
 * two consents and a choice before, and for name, contact details and reason in it; nothing else is needed.
 */
record DutyBody(
        @Nullable String type,
        @Nullable String stay,
        @Nullable String status,
        @Nullable String name,
        @Nullable ContactBody contact,
        @Nullable String reason,
        @Nullable String authority,
        @Nullable ConsentBody consent,
        @Nullable String dateOfBirth,
        @Nullable String lastAddress,
        @Nullable String homelessFrom,
        @Nullable String household,
        @Nullable String needs,
        @Nullable String risks,
        @Nullable String localConnection,
        @Nullable String referrer) {

    record ContactBody(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String address,
            @Nullable String preferred) {}

    record ConsentBody(
            @Nullable Boolean toRefer,
            @Nullable Boolean toShareContact,
            @Nullable String givenAt,
            @Nullable String how) {}

    private static final ConsentBody NONE = new ConsentBody(null, null, null, null);
    private static final ContactBody NOWHERE = new ContactBody(null, null, null, null);

    /** Raised early, before the person was asked: nothing about the person may be in it. */
    boolean isDraft() {
        boolean draft = "draft".equals(Given.oneOf("status", status, List.of("draft")));
        boolean told = Stream.of(
                        name,
                        contact,
                        reason,
                        authority,
                        consent,
                        dateOfBirth,
                        lastAddress,
                        homelessFrom,
                        household,
                        needs,
                        risks,
                        localConnection,
                        referrer)
                .anyMatch(Objects::nonNull);
        if (draft && told) {
            throw ProblemException.field("status", "a draft has nothing but type and stay; send the rest with consent");
        }
        return draft;
    }

    /**
     * What the person agreed to.
     *
     * @throws ProblemException 422 with each of the three that the law asks for before and that is missing; 400 with what
     *     is wrong or missing in the referral itself
     */
    Agreed agreed(Telling telling) {
        ConsentBody given = consent == null ? NONE : consent;
        Authority chosen = telling.authorities().of(authority);
        requirePreconditions(given, chosen);
        Instant at = Given.time("consent.givenAt", given.givenAt());
        if (at != null && at.isAfter(telling.now().plus(Times.AHEAD))) {
            throw ProblemException.field("consent.givenAt", "must not lie ahead");
        }
        Consent agreement = new Consent(
                Objects.requireNonNull(chosen),
                at == null ? telling.now() : at,
                telling.caller(),
                Consent.how(given.how()));
        return new Agreed(agreement, details(given));
    }

    private void requirePreconditions(ConsentBody given, @Nullable Authority chosen) {
        List<FieldError> missing = new ArrayList<>();
        if (!Boolean.TRUE.equals(given.toRefer())) {
            missing.add(new FieldError("consent.toRefer", "the person must agree to the referral"));
        }
        if (chosen == null) {
            missing.add(new FieldError(
                    "authority",
                    authority == null
                            ? "the person must choose a housing authority in England, such as E08000025"
                            : HousingAuthorities.UNKNOWN));
        }
        if (!Boolean.TRUE.equals(given.toShareContact())) {
            missing.add(
                    new FieldError("consent.toShareContact", "the person must agree to share their contact details"));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem(
                    Problem.TYPES + "consent-missing",
                    "A duty to refer needs two consents and a choice",
                    422,
                    null,
                    missing,
                    Map.of()));
        }
    }

    private String details(ConsentBody given) {
        ContactBody reach = contact == null ? NOWHERE : contact;
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", Given.text("name", name));
        ObjectNode at = node.putObject("contact");
        put(at, "phone", "contact.phone", reach.phone());
        put(at, "email", "contact.email", reach.email());
        put(at, "address", "contact.address", reach.address());
        if (at.isEmpty()) {
            throw ProblemException.field("contact", "is needed: a phone number, an e-mail address or an address");
        }
        put(at, "preferred", "contact.preferred", reach.preferred());
        node.put("reason", Given.text("reason", reason));
        put(node, "consentHow", "consent.how", given.how());
        if (dateOfBirth != null) {
            node.put("dateOfBirth", Given.date("dateOfBirth", dateOfBirth).toString());
        }
        if (homelessFrom != null) {
            node.put("homelessFrom", Given.date("homelessFrom", homelessFrom).toString());
        }
        put(node, "lastAddress", "lastAddress", lastAddress);
        put(node, "household", "household", household);
        put(node, "needs", "needs", needs);
        put(node, "risks", "risks", risks);
        put(node, "localConnection", "localConnection", localConnection);
        put(node, "referrer", "referrer", referrer);
        return node.toString();
    }

    private static void put(ObjectNode node, String name, String field, @Nullable String text) {
        if (Given.textOrNull(field, text) != null) {
            node.put(name, text);
        }
    }
}
