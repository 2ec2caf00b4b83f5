/// What one workbook may ask of the machine; what asks for more is refused with its name.
package struct WorkbookLimits: Sendable, Hashable {
  /// The parts of the file, sheets and all.
  package var parts = 4096
  /// The bytes of a part, unpacked.
  package var partBytes = 256 << 20
  /// Those of all parts that are read.
  package var allBytes = 512 << 20
  /// How many bytes one packed byte may become, in parts of more than a megabyte.
  package var ratio = 250
  package var cells = 8_000_000
  package var depth = 64

  package init() {}
}
