import Glibc

/// Whether SQLite holds the lock of one who writes; it is the byte behind the pending one,
/// https://www.sqlite.org/src/file?name=src/os.h.
///
/// Closing `file` lets go all locks that the process has on it.
func isReserved(_ file: Int32) -> Bool {
  var lock = flock()
  lock.l_type = Int16(F_WRLCK)
  lock.l_whence = Int16(SEEK_SET)
  lock.l_start = 0x4000_0001
  lock.l_len = 1
  // SAFETY: the lock lives until the call returns. 36 is F_OFD_GETLK, which sees the locks of this
  // process, too.
  let result = withUnsafeMutablePointer(to: &lock) {
    fcntl(file, 36, UnsafeMutableRawPointer($0))
  }
  return result == 0 && lock.l_type != Int16(F_UNLCK)
}
