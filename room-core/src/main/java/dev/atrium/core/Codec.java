package dev.atrium.core;

/** A codec that participants may publish: {@code audio/opus}, {@code video/VP8} … */
public record Codec(String mime, String fmtpLine) {}
