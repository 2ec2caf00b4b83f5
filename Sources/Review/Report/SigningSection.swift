import Pages

/// Lines to sign on paper.
enum SigningSection {
  static let markup = Markup(
    html: """
      <p class="screen quiet">Print this page to sign it.</p>
      <table class="print" role="presentation"><tr><td>Go, no go, or go with conditions</td>\
      <td>………………………………………………………………</td></tr><tr><td>Name and role</td>\
      <td>………………………………………………………………</td></tr><tr><td>Date and signature</td>\
      <td>………………………………………………………………</td></tr></table>

      """)
}
