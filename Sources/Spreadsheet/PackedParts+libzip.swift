import CZip

/// The parts of an XLSX file, each unpacked when it is asked for, within limits.
///
/// The corresponding C functions are `zip_open`, `zip_fopen_index` and `zip_fread`.
struct PackedParts: ~Copyable {
  private let archive: OpaquePointer
  private let path: String
  private let limits: WorkbookLimits
  private var unpacked = 0

  init(_ path: String, _ limits: WorkbookLimits) throws(SpreadsheetError) {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw .cannotRead(path: path, why: Self.words(code))
    }
    guard zip_get_num_entries(archive, 0) <= Int64(limits.parts) else {
      zip_discard(archive)
      throw .tooLarge(path: path, what: "more than \(limits.parts) parts")
    }
    self.archive = archive
    self.path = path
    self.limits = limits
  }

  // SAFETY: the archive is owned by this value, and nothing that it handed out lives longer.
  deinit { zip_discard(archive) }

  private static func words(_ code: Int32) -> String {
    switch code {
    case ZIP_ER_NOENT: "there is no such file"
    case ZIP_ER_NOZIP, ZIP_ER_INCONS, ZIP_ER_EOF: "it is no XLSX file, or not all of it is there"
    default: "the system refused it, or it is damaged (\(code))"
    }
  }

  /// The bytes of a part; `nil` where there is none of the name.
  mutating func part(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
      status.valid & zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
        == zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
    else { throw damaged }
    let size = try checked(size: status.size, packed: status.comp_size)
    if status.valid & zip_uint64_t(ZIP_STAT_ENCRYPTION_METHOD) != 0,
      status.encryption_method != UInt16(ZIP_EM_NONE)
    {
      throw .cannotRead(path: path, why: "it is locked with a password")
    }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw damaged }
    defer { zip_fclose(file) }
    // One byte more than it says to have: what has more lies.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        // SAFETY: what is written lies behind the `count` bytes that are there, inside the buffer.
        let taken = zip_fread(
          file, buffer.baseAddress.map { $0 + count }, zip_uint64_t(buffer.count - count))
        guard taken > 0 else { return }
        count += Int(taken)
      }
    }
    guard bytes.count == size else { throw damaged }
    unpacked += size
    return bytes
  }

  private func checked(
    size: zip_uint64_t, packed: zip_uint64_t
  ) throws(SpreadsheetError) -> Int {
    guard size <= zip_uint64_t(limits.partBytes) else {
      throw .tooLarge(path: path, what: "a part of more than \(limits.partBytes >> 20) MB")
    }
    guard unpacked + Int(size) <= limits.allBytes else {
      throw .tooLarge(path: path, what: "more than \(limits.allBytes >> 20) MB, unpacked")
    }
    guard size < 1 << 20 || size / max(packed, 1) <= zip_uint64_t(limits.ratio) else {
      throw .tooLarge(
        path: path, what: "a part that unpacks to more than \(limits.ratio) times its size")
    }
    return Int(size)
  }

  private var damaged: SpreadsheetError {
    .cannotRead(path: path, why: "a part of it is damaged")
  }
}
