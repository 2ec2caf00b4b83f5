import Glibc

/// What changes when somebody writes into a file, or puts another in its place.
struct FileStamp: Equatable, Sendable {
  let isRegular: Bool
  let size: Int
  private let device: UInt64
  private let inode: UInt64
  private let seconds: Int
  private let nanoseconds: Int

  /// That of an open file; `name` is for people.
  init(_ descriptor: Int32, _ name: String) throws(ExtractError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: name, errno: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(path: name) }
    isRegular = status.st_mode & S_IFMT == S_IFREG
    size = Int(status.st_size)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// Opens a file for reading.
  ///
  /// - Returns: Its descriptor, which the caller closes, and its stamp.
  static func open(_ path: String) throws(ExtractError) -> (Int32, FileStamp) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(path: path) : .unreadable(path: path, errno: errno)
    }
    do throws(ExtractError) {
      let stamp = try FileStamp(descriptor, path)
      guard !stamp.isRegular || stamp.size > 0 else { throw .empty(path: path) }
      return (descriptor, stamp)
    } catch {
      close(descriptor)
      throw error
    }
  }
}
