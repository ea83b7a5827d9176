package dev.atrium.app.access;

/**
 * One user of the settings; the password is never printed.
 *
 * @param password hashed, with the name of the hash in braces before it, or as it is
 */
public record ConfiguredUser(String password, Role role) {
  @Override
  public String toString() {
    return "ConfiguredUser[" + role + "]";
  }
}
