import Foundation

/// The name of the thread that calls.
func threadName() -> String { Thread.current.name ?? "" }
