package org.homeward.gateway.replica;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The newest version of a provider's line that has arrived here, with its provider as far as that is known. */
public final class Care implements Placed {

    private final CareRecord record;
    private final Area area;
    private final boolean inHours;
    private final byte[] json;
    private final long tag;
    private final int partition;
    private final long offset;
    private final @Nullable ProviderRecord provider;

    /** @param json the record as an object without its last brace, so that members can follow */
    Care(
            CareRecord record,
            boolean inHours,
            byte[] json,
            int partition,
            long offset,
            @Nullable ProviderRecord provider) {
        this.record = record;
        this.area = new Area(record.area());
        this.inHours = inHours;
        this.json = json;
        this.partition = partition;
        this.offset = offset;
        this.provider = provider;
        this.tag = ContentHash.of(json) * 31 + (provider == null ? 0 : provider.version());
    }

    /** The same line after its provider has changed, which a later record of the same partition has told. */
    Care of(ProviderRecord described, long at) {
        return new Care(record, inHours, json, partition, at, described);
    }

    public String id() {
        return record.id();
    }

    public CareRecord record() {
        return record;
    }

    public Area area() {
        return area;
    }

    /** Home care; otherwise places. */
    public boolean isInHours() {
        return inHours;
    }

    /** Null until capacity-service has described the provider. */
    public @Nullable ProviderRecord provider() {
        return provider;
    }

    /** In which tier the provider is asked for this; null if nobody has said. */
    public @Nullable Integer tier() {
        return provider == null ? null : provider.tierIn(area, record.service());
    }

    /** The record as JSON without its last brace, UTF-8, never written to. */
    public byte[] json() {
        return json;
    }

    /** The same in every gateway. */
    public long tag() {
        return tag;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long offset() {
        return offset;
    }

    static byte[] withoutLastBrace(byte[] object) {
        int end = object.length - 1;
        while (end > 0 && object[end] != '}') {
            end--;
        }
        return Arrays.copyOf(object, end);
    }
}
