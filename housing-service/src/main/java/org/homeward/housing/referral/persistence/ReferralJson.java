package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** A referral as it is kept and as {@code homeward.referral} has it: all of it but who the person is. */
public final class ReferralJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReferralJson() {}

    /** @param dueAt when something has to have happened, null where nothing is due */
    public static ObjectNode of(Referral referral, @Nullable Instant dueAt) {
        Authority authority = referral.authority();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("referral", referral.id().toString())
                .put("type", referral.type().code())
                .put("stay", referral.stay())
                .put("trust", referral.trust())
                .put("person", referral.patient())
                .put("authority", authority == null ? null : authority.code())
                .put("status", referral.state().code())
                .put("open", !referral.state().isOver());
        node.set("state", StateJson.of(referral.state()));
        return node.put("since", Times.format(referral.since()))
                .put("raisedAt", Times.format(referral.raisedAt()))
                .put("raisedBy", referral.raisedBy())
                .put("sentAt", format(referral.sentAt()))
                .put(
                        "expectedDischarge",
                        referral.expectedDischarge() == null
                                ? null
                                : referral.expectedDischarge().toString())
                .put("dueAt", format(dueAt));
    }

    static Referral read(String data) {
        try {
            JsonNode node = JSON.readTree(data);
            String sentAt = text(node, "sentAt");
            String expected = text(node, "expectedDischarge");
            String authority = text(node, "authority");
            return new Referral(
                    UUID.fromString(node.path("referral").asText()),
                    node.path("stay").asText(),
                    node.path("trust").asText(),
                    text(node, "person"),
                    authority == null ? null : new Authority(authority),
                    StateJson.read(
                            node.path("type").asText(), node.path("status").asText(), node.path("state")),
                    time(node, "since"),
                    time(node, "raisedAt"),
                    node.path("raisedBy").asText(),
                    sentAt == null ? null : Times.parse(sentAt),
                    expected == null ? null : LocalDate.parse(expected));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a referral that is no JSON");
        }
    }

    static Instant time(JsonNode node, String name) {
        return Times.parse(Objects.requireNonNull(text(node, name)));
    }

    static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static @Nullable String format(@Nullable Instant time) {
        return time == null ? null : Times.format(time);
    }
}
