package import Transform

extension Project {
  /// The kinds of decision that a second person must agree to before a run carries them out.
  ///
  /// To leave a record out for good is one always.
  package var approving: Set<Decision.Kind> { [.excluded] }
}
