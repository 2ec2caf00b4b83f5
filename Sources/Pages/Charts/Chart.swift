/// What the charts of a page share.
///
/// They are drawn in shares of their width, so that they fit a telephone and a sheet of paper, and
/// in the colours of ``StyleTokens`` alone.
enum Chart {
  /// A share of 0 to 1 as SVG has it: `12.5%`.
  static func percent(_ share: Double) -> String {
    let thousandths = Int((max(0, min(share, 1)) * 1000).rounded())
    return thousandths % 10 == 0
      ? "\(thousandths / 10)%" : "\(thousandths / 10).\(thousandths % 10)%"
  }
}
