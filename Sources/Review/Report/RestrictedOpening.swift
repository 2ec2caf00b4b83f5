import Pages

/// What stands first on the page of restricted and sensitive patients.
enum RestrictedOpening {
  static let markup = Markup(
    html: """
      <div class="verdict warning"><h2>For those who may see these patients</h2>
      <p>The patients of these records are restricted or sensitive in the old system, or it cannot \
      be told that they are not. Addresses, telephone numbers and practices are shown to nobody, \
      here neither. That this page was asked for, by whom and why, is written down.</p></div>

      """)
}
