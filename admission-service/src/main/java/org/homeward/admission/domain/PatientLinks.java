package org.homeward.admission.domain;

import java.util.List;

/**
 * The whole link state of one patient: which numbers are joined to his by merges in force (A34, A40, A47). A number that
 * was freed again (A37) is simply no longer listed.
 *
 * @param survivor the local number that stands for all of them
 * @param retired the other numbers, sorted, without the survivor; never empty
 */
public record PatientLinks(String survivor, List<String> retired) {

    public PatientLinks {
        retired = List.copyOf(retired);
    }
}
