package import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file that only its owner may read, from the moment that it exists.
///
/// It takes its name when it is complete: a half-written file is never found under it.
package struct PrivateFile: ~Copyable {
  private let path: String
  private let partial: String
  private let handle: FileHandle

  package init(at path: String) throws(ReviewError) {
    self.path = path
    partial = path + ".partial"
    unlink(partial)
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, why: Self.systemWords) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  package func write(_ data: Data) throws(ReviewError) {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw .cannotWrite(path: path, why: "the disk refused it")
    }
  }

  /// Closes the file and gives it its name, replacing a file that has it.
  package consuming func finish() throws(ReviewError) {
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw .cannotWrite(path: path, why: "the disk refused it")
    }
    guard rename(partial, path) == 0 else {
      throw .cannotWrite(path: path, why: Self.systemWords)
    }
  }

  /// Writes a whole file.
  package static func write(_ text: String, to path: String) throws(ReviewError) {
    let file = try PrivateFile(at: path)
    try file.write(Data(text.utf8))
    try file.finish()
  }

  /// Makes a folder, and those it lies in, that only their owner may open.
  package static func makeFolder(_ path: String) throws(ReviewError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotWrite(path: path, why: "the folder cannot be made")
    }
  }

  private static var systemWords: String {
    switch errno {
    case EACCES, EPERM: "it may not be written"
    case ENOENT, ENOTDIR: "its folder does not exist"
    case ENOSPC: "the disk is full"
    case EISDIR: "a folder has its name"
    default: "the system refused it (\(errno))"
    }
  }
}
