package dev.atrium.ws.nkmedia;

import tools.jackson.databind.node.ObjectNode;

/** The fields of {@code media/room} commands (spec §4.2 to §4.4). */
final class NkRoomFields {
  static final NkField<String> ROOM_ID = NkField.string("room_id");

  static final NkField<String> CLASS = new NkField<>("class", NkType.oneOf("sfu", "mcu"));

  static final NkField<String> BACKEND =
      new NkField<>("backend", NkType.oneOf("nkmedia_janus", "nkmedia_kms", "nkmedia_fs"));

  /** Seconds. */
  static final NkField<Long> TIMEOUT = new NkField<>("timeout", NkType.integer(5, 259_200));

  private static final NkType<String> AUDIO =
      NkType.oneOf("opus", "isac32", "isac16", "pcmu", "pcma");

  static final NkField<String> AUDIO_CODEC = new NkField<>("audio_codec", AUDIO);

  /** How the room page spells {@link #AUDIO_CODEC}, which wins. */
  static final NkField<String> AUDIO_CODE = new NkField<>("audio_code", AUDIO);

  static final NkField<String> VIDEO_CODEC =
      new NkField<>("video_codec", NkType.oneOf("vp8", "vp9", "h264"));

  /** Bit/s, 0 for no cap. */
  static final NkField<Long> BITRATE = new NkField<>("bitrate", NkType.integer(0, Long.MAX_VALUE));

  static final NkField<ObjectNode> ROOM_META = new NkField<>("room_meta", NkType.OBJECT);

  static final NkFields CREATE =
      NkFields.of(
              ROOM_ID, BACKEND, TIMEOUT, AUDIO_CODEC, AUDIO_CODE, VIDEO_CODEC, BITRATE, ROOM_META)
          .requiring(CLASS);

  private NkRoomFields() {}
}
