import CZstd

/// The bytes packed as one zstd frame.
func zstd(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8] {
  var output: [UInt8] = Array(repeating: 0, count: ZSTD_compressBound(bytes.count))
  let count = ZSTD_compress(&output, output.count, bytes, bytes.count, level)
  return Array(output.prefix(count))
}
