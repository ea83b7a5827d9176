package dev.atrium.core;

/** Mute or unmute somebody's track. */
public record MuteTrack(
    RoomName room, ParticipantIdentity identity, TrackSid track, boolean muted) {}
