package dev.atrium.app.config;

import dev.atrium.core.Codec;
import dev.atrium.core.MediaProfile;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomDefaults;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Media of rooms whose creator did not say.
 *
 * @param backend what rooms show as the engine that carries them, in nkMEDIA's words
 * @param bitrate highest received bitrate of a publisher in bit/s, 0 for no cap
 * @param enabledCodecs MIME types that LiveKit clients may publish, in order of preference; none
 *     stands for LiveKit's own list
 */
@ConfigurationProperties("room.defaults")
record MediaDefaultsProperties(
    @DefaultValue("nkmedia_janus") String backend,
    @DefaultValue("opus") String audioCodec,
    @DefaultValue("vp8") String videoCodec,
    @DefaultValue("200000") long bitrate,
    @DefaultValue List<String> enabledCodecs) {

  MediaDefaultsProperties {
    Require.that(!backend.isBlank(), "room.defaults.backend", "must not be empty");
    Require.that(bitrate >= 0, "room.defaults.bitrate", "must not be negative");
    Require.that(
        enabledCodecs.stream().allMatch(mime -> mime.matches("(audio|video)/\\S+")),
        "room.defaults.enabled-codecs",
        "must be MIME types such as audio/opus or video/VP8");
    enabledCodecs = List.copyOf(enabledCodecs);
  }

  MediaProfile profile() {
    List<Codec> codecs =
        enabledCodecs.isEmpty()
            ? RoomDefaults.STANDARD_CODECS
            : enabledCodecs.stream().map(mime -> new Codec(mime, "")).toList();
    return new MediaProfile(RoomClass.SFU, backend, audioCodec, videoCodec, bitrate, codecs);
  }
}
