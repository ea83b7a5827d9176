package dev.atrium.core;

/** One stay of a participant, {@code PA_…}: new at each join, kept by a resume. */
public record ParticipantSid(String value) {
  @Override
  public String toString() {
    return value;
  }
}
