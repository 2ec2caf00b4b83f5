import Foundation
import Review
import TestSupport
import Testing

/// The page in a browser, where there is one.
@Suite struct ReportBrowserTests {
  static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Opens every group to its end and leaves of each card its elements and texts, the blanks between
  /// them aside.
  private static let dump = """
    <script>
    window.addEventListener("load", function () {
      document.querySelectorAll("[data-group] button").forEach(function (button) {
        for (var times = 0; times < 50 && !button.hidden; times++) button.click();
      });
      var lines = [].map.call(document.querySelectorAll(".card[id^=card-]"), function (card) {
        return card.id + (card.hasAttribute("data-live") ? " live " : " ")
          + card.innerHTML.replace(/ tabindex="-1"/g, "").replace(/\\s*(<[^>]*>)\\s*/g, "$1");
      });
      document.body.textContent = lines.join("\\n@@\\n");
    });
    </script>
    """

  /// What the body of a page is once its scripts have run.
  private static func body(
    of html: String, _ script: String, in folder: borrowing TemporaryFolder
  ) async throws -> String {
    let page = try folder.write("\(UUID().uuidString).html", html + script)
    let result = try await Command(
      try #require(browser),
      ["--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom", "file://\(page)"]
    ).run()
    let start = try #require(result.output.firstRange(of: "<body"))
    return String(result.output[start.lowerBound...])
  }

  private static func report(_ size: Report.Size) throws -> Report {
    Report(
      summary: try SampleRun.summary(), isolated: LiveReviewTests.records, notes: SampleRun.notes,
      size: size)
  }

  @Test(.enabled(if: browser != nil, "no browser is installed"))
  func `a card that the script draws is the card that the page has`() async throws {
    let folder = try TemporaryFolder()
    let standing = try await Self.body(
      of: Self.report(.init(standing: 200, carried: 0)).html, Self.dump, in: folder)
    let drawn = try await Self.body(
      of: Self.report(.init(standing: 0, carried: 200)).html, Self.dump, in: folder)
    #expect(standing.split(separator: "@@").count == 7)
    #expect(drawn == standing)
  }

  @Test(.enabled(if: browser != nil, "no browser is installed"))
  func `a search finds cards that the page carries, and says how many`() async throws {
    let folder = try TemporaryFolder()
    let search = """
      <script>
      window.addEventListener("load", function () {
        var form = document.querySelector(".find");
        form.elements.words.value = "date_out_of_order 77,003";
        form.dispatchEvent(new Event("submit", { cancelable: true }));
        document.body.textContent = form.querySelector("output").textContent + " "
          + [].map.call(document.querySelectorAll(".more .card"), function (card) {
            return card.id }).join(" ");
      });
      </script>
      """
    let found = try await Self.body(
      of: Self.report(.init(standing: 0, carried: 200)).html, search, in: folder)
    #expect(found.contains("1 of 7 cards fit. card-"))
  }
}
