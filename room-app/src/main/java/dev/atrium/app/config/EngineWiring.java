package dev.atrium.app.config;

import dev.atrium.core.Limits;
import dev.atrium.core.Participants;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.Rooms;
import dev.atrium.core.Stays;
import dev.atrium.core.Subscribers;
import dev.atrium.core.engine.Engine;
import dev.atrium.core.engine.MediaPorts;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.engine.Ports;
import dev.atrium.core.media.Media;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.TurnServer;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine over its ports, and the doors that the wires use. */
@Configuration(proxyBeanMethods = false)
class EngineWiring {

  @Bean
  Limits limits(LimitsProperties limits) {
    return limits.toLimits();
  }

  @Bean
  RoomDefaults roomDefaults(
      RoomProperties room,
      RoomDefaultsProperties defaults,
      MediaDefaultsProperties media,
      PresetsProperties presets) {
    return new RoomDefaults(
        defaults.idle(),
        defaults.activityTimeout().duration(),
        room.ttl(),
        defaults.maxParticipants(),
        media.profile(),
        defaults.extras(),
        presets.toPresets());
  }

  @Bean
  Policy policy(
      RoomProperties room,
      ParticipantProperties participants,
      RoomDefaults defaults,
      Limits limits) {
    return room.policy(defaults, limits).with(participants.toPolicy());
  }

  @Bean
  Ports ports(RoomStore store, LocalEventBus bus, MediaPorts media, TurnServer turn) {
    return new Ports(store, bus, media, turn, InstantSource.system(), new SecureRandom());
  }

  @Bean
  Engine engine(Ports ports, Policy policy) {
    return new Engine(ports, policy);
  }

  @Bean
  Rooms rooms(Engine engine) {
    return engine.rooms();
  }

  @Bean
  Participants participants(Engine engine) {
    return engine.participants();
  }

  @Bean
  Stays stays(Engine engine) {
    return engine.stays();
  }

  @Bean
  Media media(Engine engine) {
    return engine.media();
  }

  @Bean
  Subscribers subscribers(Engine engine) {
    return engine.subscribers();
  }

  @Bean
  RoomKeeping roomKeeping(Engine engine, Policy policy) {
    return new RoomKeeping(engine, policy.node());
  }
}
