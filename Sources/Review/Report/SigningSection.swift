import Pages

/// Lines to sign: on paper as they are, on a screen folded.
enum SigningSection {
  static let markup = Markup(
    html: """
      <details class="signing"><summary>Seen and decided: to be signed on paper</summary>
      <dl><dt>Decision</dt><dd>☐ go &nbsp; ☐ no go &nbsp; ☐ go with conditions</dd>\
      <dt>Conditions</dt><dd>………………………………………………………………</dd>\
      <dt>Name and role</dt><dd>………………………………………………………………</dd>\
      <dt>Date and signature</dt><dd>………………………………………………………………</dd></dl></details>

      """)
}
