package dev.atrium.core.engine;

import dev.atrium.core.Participants;
import dev.atrium.core.Rooms;
import dev.atrium.core.Stays;
import dev.atrium.core.Subscribers;
import dev.atrium.core.media.Media;
import dev.atrium.core.port.DataEndpoint;

/** Everything that the domain offers, over one set of ports. */
public final class Engine {
  private final RoomEngine rooms;
  private final ParticipantEngine participants;
  private final StayEngine stays;
  private final MediaEngine media;
  private final RoomExpiry expiry;
  private final NodeRecovery recovery;
  private final SubscriberEngine subscribers;

  public Engine(Ports ports, Policy policy) {
    LiveRooms live = new LiveRooms(ports.store(), ports.clock());
    Sids sids = new Sids(ports.random());
    RoomStarts starts = new RoomStarts(ports, policy, sids);
    Leases leases = new Leases(ports.turn(), policy.defaults().leaseTtl());
    MediaRooms carried = new MediaRooms(ports.media().backend(), live, policy.node());
    DataChannels channels = new DataChannels(ports, carried);
    RemoteProcedures procedures = new RemoteProcedures(channels, carried, sids);
    Joins joins = new Joins(policy, live, starts, sids);
    rooms = new RoomEngine(ports, policy, live, starts, leases);
    participants = new ParticipantEngine(ports, policy, live, procedures);
    stays = new StayEngine(policy, live, joins, sids, leases, carried);
    media = new MediaEngine(ports.media(), carried, live);
    expiry = new RoomExpiry(ports.store(), live);
    recovery = new NodeRecovery(ports.store(), live);
    subscribers = new SubscriberEngine(ports.store());
    connect(ports, new MediaReports(stays, carried, live, ports.bus()), carried, channels);
  }

  /** Without an engine nothing has to be told to anybody, and no commit is looked at for it. */
  private static void connect(
      Ports ports, MediaReports reports, MediaRooms carried, DataChannels channels) {
    MediaPorts media = ports.media();
    if (media.backend().isPresent()) {
      ports.bus().subscribe(new MediaEffects(carried, media.executor()));
      media.backend().reportTo(reports);
    }
    if (!media.data().equals(DataEndpoint.NONE)) {
      ports.bus().subscribe(channels);
      media.data().reportTo(channels);
    }
  }

  public Rooms rooms() {
    return rooms;
  }

  public Participants participants() {
    return participants;
  }

  public Stays stays() {
    return stays;
  }

  public Media media() {
    return media;
  }

  public RoomExpiry expiry() {
    return expiry;
  }

  public NodeRecovery recovery() {
    return recovery;
  }

  public Subscribers subscribers() {
    return subscribers;
  }
}
