import CCrypto

/// OpenSSL's library, made ready before anything is asked of it.
enum Libcrypto {
  /// Without its clearing up at the end of the process: a run that has failed ends while other files
  /// are still being hashed, and what those threads use must stay.
  static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1
}
