package dev.atrium.store.sqlite;

/** What an acknowledged commit survives; the value is SQLite's word for it. */
public enum Durability {
  /** The end of the process, of the operating system, and a power cut. */
  FULL,
  /** The end of the process. A power cut may take the last commits, never a part of one. */
  NORMAL
}
