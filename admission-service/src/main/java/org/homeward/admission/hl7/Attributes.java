package org.homeward.admission.hl7;

import java.time.Instant;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact.Details;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.hl7.FeedSettings.Signal;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of patient and stay; what cannot be read counts as not sent. */
final class Attributes {

    private final Feed feed;
    private final Trigger trigger;
    private final Times times;
    private final Numbers numbers;

    Attributes(Feed feed, Trigger trigger, Times times, Numbers numbers) {
        this.feed = feed;
        this.trigger = trigger;
        this.times = times;
        this.numbers = numbers;
    }

    Details read(Groups.Group group) {
        Segment pid = group.pid();
        Segment pv1 = group.pv1();
        Cell name = pid == null ? null : usualName(pid.field(5));
        return new Details(
                pid == null ? Field.unchanged() : numbers.nhs(pid, 3),
                name(name, 1),
                name(name, 2),
                pid == null ? Field.unchanged() : pid.field(7).component(1).as(Times::date),
                text(pid, 8),
                died(pid),
                pid == null ? Field.unchanged() : pid.field(29).component(1).as(this::instant),
                patientClass(pv1),
                text(pv1, 4),
                text(pv1, 10),
                text(pv1, 37),
                medicallyFit(group.zu1()),
                feed.says(Signal.MEDICALLY_FIT) ? time(group.zu1(), 24) : Field.unchanged(),
                feed.says(Signal.EXPECTED_DISCHARGE) && trigger != Trigger.A16
                        ? time(group.pv2(), 9)
                        : Field.unchanged(),
                feed.housing().read(group));
    }

    private Field<Boolean> medicallyFit(@Nullable Segment zu1) {
        return zu1 == null || !feed.says(Signal.MEDICALLY_FIT)
                ? Field.unchanged()
                : zu1.field(22).component(1).as(Attributes::yesOrNo);
    }

    private Field<Instant> time(@Nullable Segment segment, int field) {
        return segment == null
                ? Field.unchanged()
                : segment.field(field).component(1).as(this::instant);
    }

    private static @Nullable Boolean yesOrNo(String text) {
        return switch (text) {
            case "Y", "y" -> Boolean.TRUE;
            case "N", "n" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Field<String> text(@Nullable Segment segment, int field) {
        return segment == null
                ? Field.unchanged()
                : segment.field(field).component(1).as(text -> text);
    }

    private static Field<String> name(@Nullable Cell name, int component) {
        if (name == null) {
            return Field.unchanged();
        }
        return name.isDeleted() ? Field.deleted() : name.component(component).as(text -> text);
    }

    /** The repetition of type L (legal, in ITK the usual name), else the first. */
    private static Cell usualName(Cell names) {
        for (Cell name : names.repetitions()) {
            if (name.component(7).text().equals("L")) {
                return name;
            }
        }
        return names.repetitions().get(0);
    }

    /** PID-30, and where it is absent a time of death in PID-29. */
    private Field<Boolean> died(@Nullable Segment pid) {
        if (pid == null) {
            return Field.unchanged();
        }
        Cell indicator = pid.field(30).component(1);
        if (indicator.isAbsent()) {
            return pid.field(29).component(1).as(time -> instant(time) == null ? null : Boolean.TRUE);
        }
        return indicator.as(Attributes::yesOrNo);
    }

    private Field<String> patientClass(@Nullable Segment pv1) {
        return pv1 == null
                ? Field.unchanged()
                : pv1.field(2).component(1).as(local -> feed.patientClasses().getOrDefault(local, local));
    }

    private @Nullable Instant instant(String text) {
        EventTime time = times.read(text);
        return time == null ? null : time.at();
    }
}
