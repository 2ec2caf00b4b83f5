import Migration
import Pages

/// Whether the run may go live, and every limit with what was found, the failed ones first.
struct VerdictSection {
  let summary: RunSummary
  /// The command that goes on with the run.
  let resume: String

  var markup: Markup {
    let (kind, sign, heading, sentence) = words
    var markup = Self.template([
      "kind": kind, "sign": sign, "heading": heading, "sentence": sentence,
      "messages": summary.message.map { [["message": $0]] } ?? [],
      "goesOn": [.stopped, .failed].contains(summary.verdict) ? [["resume": resume]] : [],
    ])
    let failed = summary.limits.filter { !$0.holds }
    let kept = summary.limits.filter(\.holds)
    if !failed.isEmpty { markup += table("The limits of a go-live that are exceeded", failed) }
    if !kept.isEmpty {
      markup += Self.kept([
        "count": kept.count.of("limit of a go-live is", "limits of a go-live are"),
        "table": table("The limits of a go-live that are kept", kept),
      ])
    }
    return markup
  }

  private func table(_ caption: String, _ limits: [LimitResult]) -> Markup {
    var table = DataTable(
      caption: caption,
      [
        .init("Limit"), .init("Allowed"), .init("Found"), .init("Judgement"),
        .init("What to look at"),
      ])
    for limit in limits {
      table.add([
        Markup(limit.limit), Markup(limit.allowed), Markup(limit.found),
        (limit.holds ? Status.good("inside") : .bad("exceeded")).markup,
        link(to: limit),
      ])
    }
    return table.markup
  }

  private func link(to limit: LimitResult) -> Markup {
    let (section, words) =
      if limit.limit.hasPrefix("repairs of ") {
        ("repairs", "the repairs")
      } else if limit.limit.hasPrefix("skipped") {
        ("skipped", "what was left out")
      } else if limit.limit.hasPrefix("files ") {
        ("files", "the files")
      } else if limit.limit.hasPrefix("rule ") {
        ("lists", "the lists")
      } else if limit.limit == "to fix, live", summary.liveRejected ?? 0 > 0 {
        ("live", "who cannot wait")
      } else {
        ("fix", "what to fix")
      }
    return Self.link(["section": section, "words": words])
  }

  private var words: (kind: String, sign: String, heading: String, sentence: String) {
    let failed = summary.limits.count { !$0.holds }
    return switch summary.verdict {
    case .complete:
      ("good", "✓", "Complete", "Every record is loaded or accounted for; nothing is to fix.")
    case .accepted:
      (
        "good", "✓", "Accepted",
        "Some records are not in the new system yet, and every limit that was agreed is kept."
          + " Fix what is listed below, then run again."
      )
    case .noGo:
      (
        "bad", "✗", "No go",
        "\(failed.of("limit is", "limits are")) exceeded. Do not go live with this load; the"
          + " first lines of the table say where to look. Then run again."
      )
    case .stopped:
      (
        "bad", "✗", "Stopped early",
        "So many records were rejected that the run stopped. The first rejects mostly have one"
          + " cause: find it, then run again. The counts above end where the run stopped."
      )
    case .failed:
      (
        "bad", "✗", "Failed",
        "A file, the disk or the connection failed. The counts above are not the whole."
      )
    case .unbalanced:
      (
        "bad", "✗", "The books do not balance",
        "A record has no outcome, or two. This is a defect of the program: do not use the store."
      )
    case nil: ("warning", "!", "Not judged", "This run has no verdict yet.")
    }
  }

  // Folded: what is kept needs nobody, and pushes down what does.
  private static let kept = Template(
    """
    <details><summary>{{count}} kept</summary>{{{table}}}</details>

    """)

  private static let link = Template("<a href=\"#{{section}}\">{{words}}</a>")

  private static let template = Template(
    """
    <div class="verdict {{kind}}"><h2><span aria-hidden="true">{{sign}}</span> {{heading}}</h2>
    <p>{{sentence}}</p>{{#messages}}<p>{{message}}</p>{{/messages}}\
    {{#goesOn}}<p>What is in the store stays there. Remove the cause, then go on with the same rules \
    and exports:</p><pre tabindex="0" aria-label="Command">{{resume}}</pre>{{/goesOn}}</div>

    """)
}
