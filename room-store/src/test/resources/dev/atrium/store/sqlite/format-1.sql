-- A file of format 1, as the first release wrote it: a living room with news and somebody in it.
CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  sid TEXT NOT NULL,
  name ANY NOT NULL,
  created_at INTEGER NOT NULL,
  password ANY NOT NULL,
  settings TEXT NOT NULL
) STRICT;
CREATE TABLE room_states (
  room INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  idle_since INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  departed INTEGER NOT NULL,
  status TEXT NOT NULL
) STRICT;
CREATE TABLE participants (
  seat INTEGER PRIMARY KEY,
  room INTEGER NOT NULL,
  identity ANY NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (room, identity)
) STRICT;
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  room TEXT NOT NULL,
  name ANY NOT NULL,
  version INTEGER NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
INSERT INTO rooms VALUES (1, 'RM_1', 'lobby', 1777889730250, 'password of RM_1',
  '{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"news","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}}');
INSERT INTO room_states VALUES (1, 2, 1777889730250, 0, 0, '{}');
INSERT INTO events VALUES (1, 'RM_1', 'lobby', 1, 'room_started', 1777889730250,
  '{"settings":{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}},"password":"password of RM_1"}');
INSERT INTO events VALUES (2, 'RM_1', 'lobby', 2, 'room_updated', 1777889730250,
  '{"settings":{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"news","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}}}');
PRAGMA application_id = 1096045133;
PRAGMA user_version = 1;
