package import Transform

extension Project {
  /// The kinds of decision that a second person must agree to before a run carries them out.
  ///
  /// To leave a record out for good is one always; others are where `migration.yaml` says so.
  package var approving: Set<Decision.Kind> {
    Set(
      [.excluded]
        + secondPersonDecisions.compactMap {
          Decision.Kind(rawValue: $0.replacing(" ", with: "_"))
        })
  }
}
