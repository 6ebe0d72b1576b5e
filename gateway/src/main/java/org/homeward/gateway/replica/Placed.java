package org.homeward.gateway.replica;

/** Something that a record of the log has brought here. */
public interface Placed {

    int partition();

    /** Of the record that brought this version. */
    long offset();
}
