package dev.atrium.app.operations;

import dev.atrium.app.access.ConfiguredUsers;
import dev.atrium.app.access.Role;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Lets the configured users in, with their role. */
final class AdministratorSignIn implements AuthenticationProvider {
  private final ConfiguredUsers users;

  AdministratorSignIn(ConfiguredUsers users) {
    this.users = users;
  }

  @Override
  public Authentication authenticate(Authentication claimed) {
    String name = claimed.getName();
    Role role =
        users
            .known(name, String.valueOf(claimed.getCredentials()))
            .orElseThrow(() -> new BadCredentialsException("unknown user or wrong password"))
            .role();
    return UsernamePasswordAuthenticationToken.authenticated(
        name, null, AuthorityUtils.createAuthorityList("ROLE_" + role));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
