package dev.atrium.core.engine;

/**
 * What follows from something that was said in a room.
 *
 * @param lossy whether it may be given up for other work
 * @param bytes how much is kept in memory for it
 */
record RoomTask(Runnable work, boolean lossy, int bytes) {}
