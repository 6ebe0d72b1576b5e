package org.homeward.admission.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.homeward.admission.domain.EventTime;
import org.jspecify.annotations.Nullable;

/** Fills envelopes from whatever of an MSH can be read; never fails. */
final class Envelopes {

    private static final int LONGEST_ECHO = 1_000;

    private Envelopes() {}

    /** Of bytes in which no MSH can be found. */
    static Envelope unreadable() {
        return new Envelope("|", null, null, null, null, null, null, null, Reply.UNREADABLE);
    }

    /** Of a message whose MSH was read as Latin, before its charset was known. */
    static Envelope of(Header header) {
        return of(header.msh(), null, header.delimiters(), StandardCharsets.ISO_8859_1);
    }

    static Envelope of(Segment msh, @Nullable Segment evn, Delimiters delimiters, Charset charset) {
        String trigger = orNull(msh.field(9).component(2));
        return new Envelope(
                name(msh.field(3)) + '|' + name(msh.field(4)),
                orNull(msh.field(10)),
                orNull(msh.field(9).component(1)),
                trigger == null && evn != null ? orNull(evn.field(1).component(1)) : trigger,
                orNull(msh.field(12).component(1)),
                sentAt(msh, ZoneOffset.UTC),
                null,
                null,
                reply(msh, delimiters, charset));
    }

    /** The same with what the feed tells: whose trust it is, in which zone MSH-7 is, who the patient is. */
    static Envelope completed(Envelope envelope, Segment msh, Feed feed, @Nullable String patient) {
        return new Envelope(
                envelope.sender(),
                envelope.controlId(),
                envelope.type(),
                envelope.trigger(),
                envelope.version(),
                sentAt(msh, feed.zone()),
                feed.trust(),
                patient,
                envelope.reply());
    }

    /** Namespace of a hierarchic designator (HD), else its universal id. */
    static String name(Cell designator) {
        String namespace = designator.component(1).text();
        return namespace.isEmpty() ? designator.component(2).text() : namespace;
    }

    private static @Nullable Instant sentAt(Segment msh, ZoneId zone) {
        EventTime time = new Times(zone).read(msh.field(7).component(1).text());
        return time == null ? null : time.at();
    }

    private static @Nullable String orNull(Cell cell) {
        String text = cell.isDeleted() ? "" : cell.text();
        return text.isEmpty() ? null : text;
    }

    private static Reply reply(Segment msh, Delimiters delimiters, Charset charset) {
        String processing = echo(msh, 11);
        String version = msh.field(12).component(1).text();
        return new Reply(
                msh.raw(2).isEmpty() ? delimiters.field() + "^~\\&" : delimiters.field() + msh.raw(2),
                echo(msh, 3),
                echo(msh, 4),
                echo(msh, 5),
                echo(msh, 6),
                msh.field(9).component(2).raw().strip(),
                echo(msh, 10),
                processing.isEmpty() ? "P" : processing,
                version.isEmpty() ? "2.4" : version,
                echo(msh, 18),
                charset);
    }

    private static String echo(Segment msh, int field) {
        String raw = msh.raw(field);
        return raw.length() > LONGEST_ECHO ? raw.substring(0, LONGEST_ECHO) : raw;
    }
}
