package dev.atrium.thrift;

/** Whether one more call may be executed now. */
@FunctionalInterface
interface CallRate {
  CallRate UNLIMITED = () -> true;

  boolean admits();
}
