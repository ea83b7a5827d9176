-- A file of format 4: of lobby's events all are forgotten, hall's and gone's are in the log.
CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  sid TEXT NOT NULL,
  name ANY NOT NULL,
  created_at INTEGER NOT NULL,
  password ANY NOT NULL,
  settings TEXT NOT NULL,
  settings_at INTEGER NOT NULL DEFAULT 0
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
  body TEXT NOT NULL,
  settings_at INTEGER,
  created_at INTEGER,
  password ANY,
  participants INTEGER,
  publishers INTEGER,
  recorded INTEGER
) STRICT;
CREATE TABLE earlier_settings (
  room TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  until INTEGER,
  missed INTEGER NOT NULL,
  letters_dropped INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE subscriber_rooms (
  subscriber INTEGER NOT NULL,
  room ANY NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (subscriber, room)
) STRICT, WITHOUT ROWID;
CREATE TABLE dead_letters (
  id INTEGER PRIMARY KEY,
  subscriber INTEGER NOT NULL,
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (subscriber, position)
) STRICT;
CREATE TABLE revocations (
  room ANY NOT NULL,
  identity ANY NOT NULL,
  up_to INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (room, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX revocations_until ON revocations (until);
INSERT INTO rooms VALUES (1, 'RM_1', 'lobby', 1777889730250, 'password of RM_1',
  '{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"news","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}}', 2);
INSERT INTO room_states VALUES (1, 3, 1777889730250, 0, 0, '{"mood":"1"}');
INSERT INTO earlier_settings VALUES ('RM_1', 2,
  '{"settings":{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"news","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}}}');
INSERT INTO rooms VALUES (4, 'RM_2', 'hall', 1777889730250, 'password of RM_2',
  '{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"dull","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}}', 5);
INSERT INTO room_states VALUES (4, 2, 1777889730250, 0, 0, '{}');
INSERT INTO events VALUES (4, 'RM_2', 'hall', 1, 'room_started', 1777889730250,
  '{"settings":{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}},"password":"password of RM_2"}',
  4, 1777889730250, 'password of RM_2', 0, 0, 0);
INSERT INTO events VALUES (5, 'RM_2', 'hall', 2, 'room_updated', 1777889730250,
  '{"settings":{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"dull","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}}}',
  5, 1777889730250, 'password of RM_2', 0, 0, 0);
INSERT INTO events VALUES (6, 'RM_3', 'gone', 1, 'room_started', 1777889730250,
  '{"settings":{"lifetime":{"kind":"idle","emptyTimeout":"PT5M","departureTimeout":"PT20S"},"metadata":"","media":{"roomClass":"SFU","backend":"nkmedia_janus","audioCodec":"opus","videoCodec":"vp8","bitrate":200000,"enabledCodecs":[{"mime":"audio/opus"}]},"extras":{"playoutDelay":{}}},"password":"password of RM_3"}',
  6, 1777889730250, 'password of RM_3', 0, 0, 0);
INSERT INTO events VALUES (7, 'RM_3', 'gone', 2, 'room_finished', 1777889730250,
  '{"reason":"DELETED"}',
  6, 1777889730250, 'password of RM_3', 0, 0, 0);
PRAGMA application_id = 1096045133;
PRAGMA user_version = 4;
