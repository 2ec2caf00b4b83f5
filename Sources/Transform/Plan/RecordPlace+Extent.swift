package import Extract

extension RecordPlace {
  package init(_ extent: Extent) {
    self.init(
      record: extent.record, offset: extent.offset, length: extent.length,
      firstLine: extent.firstLine, lastLine: extent.lastLine)
  }
}

extension BatchExtent {
  package init(_ extent: Extent) {
    self.init()
    (firstRecord, lastRecord) = (extent.record, extent.record)
    (firstLine, lastLine) = (extent.firstLine, extent.lastLine)
    (byteStart, byteEnd) = (extent.offset, extent.offset + extent.length)
  }
}
