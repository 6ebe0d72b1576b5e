package org.homeward.admission.hl7;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments about one patient: of most events all there are, of swaps and merges one group for each PID (or MRG).
 */
final class Groups {

    /** One patient's segments. @param whole the message where it is about this patient alone, else null */
    record Group(
            @Nullable Segment pid,
            @Nullable Segment mrg,
            @Nullable Segment pv1,
            @Nullable Segment pv2,
            @Nullable Message whole) {

        @Nullable
        Segment zu1() {
            return segment("ZU1");
        }

        /** The first segment of that name that is about this patient. */
        @Nullable
        Segment segment(String name) {
            return switch (name) {
                case "PID" -> pid;
                case "PV1" -> pv1;
                case "PV2" -> pv2;
                default -> whole == null ? null : whole.first(name);
            };
        }
    }

    private final List<Group> done = new ArrayList<>();
    private @Nullable Segment pid;
    private @Nullable Segment mrg;
    private @Nullable Segment pv1;
    private @Nullable Segment pv2;

    private Groups() {}

    /** The first segment of each kind, wherever it stands. */
    static Group single(Message message) {
        return new Group(
                message.first("PID"), message.first("MRG"), message.first("PV1"), message.first("PV2"), message);
    }

    /** A group for each PID; a further MRG under the same PID (A45) begins a group too. */
    static List<Group> all(Message message) {
        Groups groups = new Groups();
        for (Segment segment : message.segments()) {
            groups.take(segment);
        }
        groups.close();
        return groups.done;
    }

    private void take(Segment segment) {
        switch (segment.name()) {
            case "PID" -> {
                close();
                pid = segment;
            }
            case "MRG" -> {
                if (mrg != null) {
                    close();
                }
                mrg = segment;
            }
            case "PV1" -> pv1 = pv1 == null ? segment : pv1;
            case "PV2" -> pv2 = pv2 == null ? segment : pv2;
            default -> {
                // MSH, EVN, NPU, PD1 and Z segments are not about one of several patients
            }
        }
    }

    private void close() {
        if (pid != null) {
            done.add(new Group(pid, mrg, pv1, pv2, null));
        }
        mrg = null;
        pv1 = null;
        pv2 = null;
    }
}
