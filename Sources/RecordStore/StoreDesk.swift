/// One connection that async code shares, on a thread of its own.
///
/// The connection is opened at the first request and kept.
actor StoreDesk {
  private let thread: StoreThread
  private let open: @Sendable () throws(StoreError) -> any Connection
  private var connection: (any Connection)?

  init(
    name: String, open: @Sendable @escaping () throws(StoreError) -> any Connection
  ) {
    thread = StoreThread(name: name)
    self.open = open
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Runs the body in one transaction.
  func run<R: Sendable>(
    _ body: @Sendable (any Connection) throws(StoreError) -> R
  ) throws(StoreError) -> R {
    let connection: any Connection
    if let known = self.connection { connection = known } else { connection = try open() }
    self.connection = connection
    return try connection.transaction { () throws(StoreError) -> R in try body(connection) }
  }
}
