package org.homeward.admission.hl7;

import java.time.Instant;
import java.util.regex.Pattern;
import org.homeward.admission.domain.Trigger;
import org.jspecify.annotations.Nullable;

/** Reads messages by the settings of their feeds, in the order: header, kind of message, charset, feed, segments. */
public final class Translator implements Translate {

    private static final Pattern VERSION = Pattern.compile("2\\.[2-9](\\.[0-9])*");

    private final Feeds feeds;

    /**
     * @param local whether this is local mode, in which a sender that nobody configured is taken unless a setting says
     *     otherwise
     */
    public Translator(FeedSettings settings, boolean local) {
        this.feeds = new Feeds(settings, local);
    }

    @Override
    public Reading read(byte[] raw, Instant receivedAt) {
        Envelope envelope = Envelopes.unreadable();
        try {
            Header header = Header.of(raw);
            envelope = Envelopes.of(header);
            return new Attempt(header, envelope, receivedAt).read();
        } catch (Unreadable refusal) {
            return new Reading.Refused(envelope, Ack.Code.AE, refusal.error(), refusal.where(), refusal.reason());
        }
    }

    /** One message: keeps what is known about it while it is read, for a refusal on the way. */
    private final class Attempt {

        private final Header header;
        private final Instant receivedAt;
        private Envelope envelope;
        private @Nullable String trust;

        Attempt(Header header, Envelope envelope, Instant receivedAt) {
            this.header = header;
            this.envelope = envelope;
            this.receivedAt = receivedAt;
        }

        Reading read() {
            try {
                return body(header.decode());
            } catch (Unreadable refusal) {
                return refused(Ack.Code.AE, refusal.error(), refusal.where(), refusal.reason());
            } catch (NeedsHelp help) {
                return new Reading.Parked(envelope, trust, help.code(), help.reason());
            }
        }

        private Reading body(Charsets.Decoded decoded) {
            Escapes escapes = new Escapes(header.delimiters(), decoded.charset());
            Message message = Message.of(decoded.text(), header.delimiters(), escapes);
            Segment msh = message.msh();
            envelope = Envelopes.of(msh, message.first("EVN"), header.delimiters(), decoded.charset());
            Reading refusal = unsupported(msh);
            return refusal == null ? known(message, msh) : refusal;
        }

        private @Nullable Reading unsupported(Segment msh) {
            if (msh.field(10).code() == null) {
                return refused(
                        Ack.Code.AE,
                        ErrorCode.REQUIRED_FIELD,
                        "MSH-10",
                        "MSH-10 is missing: give each message a control id");
            }
            if (!"ADT".equals(envelope.type())) {
                return refused(
                        Ack.Code.AR,
                        ErrorCode.MESSAGE_TYPE,
                        "MSH-9",
                        "MSH-9 is no ADT message: send only ADT to this port");
            }
            String version = envelope.version();
            if (version == null || !VERSION.matcher(version).matches()) {
                return refused(Ack.Code.AR, ErrorCode.VERSION, "MSH-12", "MSH-12 must be a version from 2.2 to 2.9");
            }
            String trigger = envelope.trigger();
            return trigger != null && Triggers.isRegistered(trigger)
                    ? null
                    : refused(Ack.Code.AR, ErrorCode.EVENT, "MSH-9", "MSH-9.2 is no ADT event of HL7 v2.2 to v2.9");
        }

        private Reading known(Message message, Segment msh) {
            msh.field(3).component(1).code();
            msh.field(4).component(1).code();
            Feed feed = feeds.find(Envelopes.name(msh.field(3)), Envelopes.name(msh.field(4)));
            if (feed == null) {
                throw new NeedsHelp(
                        "unknown-sender",
                        "No feed names this sender (MSH-3, MSH-4) and its trust; add a feed and re-drive");
            }
            trust = feed.trust();
            envelope = Envelopes.completed(envelope, msh, feed, null);
            String patient = new Numbers(feed).local(message.first("PID"), 3);
            envelope = Envelopes.completed(envelope, msh, feed, patient);
            Trigger trigger = Triggers.withEffect(String.valueOf(envelope.trigger()));
            return trigger == null
                    ? new Reading.NoEffect(envelope, feed.trust())
                    : new Interpretation(message, msh, envelope, feed, trigger, receivedAt).read();
        }

        private Reading refused(Ack.Code code, ErrorCode error, @Nullable String where, String reason) {
            return new Reading.Refused(envelope, code, error, where, reason);
        }
    }
}
