package dev.atrium.core.port;

/**
 * What every {@link RoomStore} promises. A store's test extends it and opens an empty store for
 * each test; a store that keeps rooms beyond its process extends {@link DurableRoomStoreContract}.
 */
public abstract class RoomStoreContract
    implements KeepsRooms,
        FindsDueRooms,
        KeepsEvents,
        TellsListeners,
        OrdersChanges,
        KeepsRevocations,
        KeepsSubscribers {}
