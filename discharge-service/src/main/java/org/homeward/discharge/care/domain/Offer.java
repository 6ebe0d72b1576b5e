package org.homeward.discharge.care.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package offered to one provider. It holds nothing of the provider's hours, and once closed it stays as it is.
 *
 * @param round of the package's search for a provider; a hand-back begins another
 * @param tier 0 for the provider who had accepted before and is asked first, alone
 * @param contractTier in which the provider stands, also where it is asked first
 * @param deadline until when an answer counts
 * @param answeredAt when it was closed, by whomever; null while open
 * @param reason why it was declined or withdrawn
 */
public record Offer(
        UUID id,
        int round,
        String provider,
        int tier,
        int contractTier,
        Status status,
        Instant sentAt,
        Instant deadline,
        @Nullable Instant answeredAt,
        @Nullable String reason) {

    /** Facts 5.3. */
    public enum Status {
        SENT,
        VIEWED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        LOST;

        /** Whether it waits for an answer. */
        public boolean isOpen() {
            return this == SENT || this == VIEWED;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who is asked. @param contractTier in which it stands */
    record Asked(String provider, int contractTier) {}

    /** An offer that goes out now. Its id follows from what it is, so that a decision stays a pure function. */
    static Offer sent(PackageOfCare known, Asked asked, int tier, Instant now, Instant deadline) {
        String name = known.id() + "/" + known.round() + "/" + asked.provider();
        return new Offer(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                known.round(),
                asked.provider(),
                tier,
                asked.contractTier(),
                Status.SENT,
                now,
                deadline,
                null,
                null);
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** The offer as it stood then; null if it had not been sent. Whether it had been looked at is not kept. */
    public @Nullable Offer knownAt(Instant then) {
        if (sentAt.isAfter(then)) {
            return null;
        }
        boolean wasOpen = answeredAt != null && answeredAt.isAfter(then);
        return wasOpen
                ? new Offer(id, round, provider, tier, contractTier, Status.SENT, sentAt, deadline, null, null)
                : this;
    }

    Offer viewed() {
        return new Offer(id, round, provider, tier, contractTier, Status.VIEWED, sentAt, deadline, answeredAt, reason);
    }

    Offer closed(Status how, Instant at, @Nullable String why) {
        return new Offer(id, round, provider, tier, contractTier, how, sentAt, deadline, at, why);
    }
}
