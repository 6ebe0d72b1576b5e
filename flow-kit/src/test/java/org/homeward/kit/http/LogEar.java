package org.homeward.kit.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what a class logs, debug included, until it is closed. */
final class LogEar extends Handler implements AutoCloseable {

    private final List<LogRecord> heard = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;

    LogEar(Class<?> speaker) {
        logger = Logger.getLogger(speaker.getName());
        before = logger.getLevel();
        logger.setLevel(Level.FINE);
        setLevel(Level.ALL);
        logger.addHandler(this);
    }

    List<LogRecord> heard() {
        return heard;
    }

    @Override
    public void publish(LogRecord entry) {
        heard.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
