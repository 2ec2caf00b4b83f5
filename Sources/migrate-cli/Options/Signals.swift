import Dispatch
import Glibc
import Migration

/// Ctrl-C and the polite way of ending a process: the batch in hand is finished first.
///
/// The second time the process ends at once, which a store survives as well.
struct Signals {
  let interruption = Interruption()
  private var sources: [any DispatchSourceSignal] = []

  init() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      let interruption = interruption
      source.setEventHandler {
        interruption.raise()
        Terminal.note("Finishing the batch in hand; once more ends at once.\n")
        signal(number, SIG_DFL)
      }
      source.resume()
      sources.append(source)
    }
  }
}
