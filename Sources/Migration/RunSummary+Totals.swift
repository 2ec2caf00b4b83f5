extension RunSummary {
  /// The totals of the files that account for their records.
  init(
    run: String, project: String, store: String, balanced: Bool, files: [FileSummary], toFix: Int,
    seconds: Double, peakBytes: Int
  ) {
    let own = files.filter { !$0.derived }
    func total(_ count: (FileSummary) -> Int) -> Int { own.reduce(0) { $0 + count($1) } }
    self.init(
      run: run, project: project, store: store, verdict: nil, balanced: balanced,
      declared: total { $0.declared ?? 0 }, read: total(\.read), loaded: total(\.loaded),
      repaired: total(\.repaired), merged: total(\.merged), updated: total(\.updated), closed: 0,
      duplicate: total(\.duplicate), skipped: total(\.skipped), held: total(\.held),
      rejected: total(\.rejected),
      compared: total(\.compared), toFix: toFix, liveRejected: nil,
      seconds: (seconds * 1000).rounded() / 1000, peakBytes: peakBytes, files: files, limits: [],
      rules: [], message: nil)
  }

  /// The verdict on a run that came to its end.
  var judged: Verdict {
    if !balanced { return .unbalanced }
    if limits.contains(where: { !$0.holds }) { return .noGo }
    return rejected + held == 0 ? .complete : .accepted
  }
}
