package dev.atrium.app.config;

/** A setting with which the application does not start; never contains the value of the setting. */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String property;
  private final String demand;

  /**
   * @param demand what is expected of the property, as the second half of a sentence that begins
   *     with its name: {@code must be at least 1}
   */
  public InvalidSettingException(String property, String demand) {
    super(property + " " + demand);
    this.property = property;
    this.demand = demand;
  }

  public String property() {
    return property;
  }

  public String demand() {
    return demand;
  }
}
