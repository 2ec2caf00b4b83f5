/// What holds for every record of every mapping: the key of the words, and the outcomes.
enum SpecificationWords {
  static let key = DocumentSection(
    id: "words", title: "The words of this page",
    blocks: [
      .table(
        caption: "Words and their meanings", headings: ["Word", "Meaning"],
        rows: [
          ["loaded", "The record is in the new system."],
          [
            "repair",
            "The record is loaded, and something was done to one of its values. Every repair is a"
              + " line that someone can read, counted by field and kind, and limited.",
          ],
          [
            "set aside",
            "The field stays empty; the old value is kept beside the record, where staff see it,"
              + " and counted as a repair.",
          ],
          [
            "rejected",
            "Nothing of the record is loaded. A person must decide; it stands on the list of what"
              + " is to fix, with its place in the file and everything that is wrong with it.",
          ],
          [
            "held, or waiting",
            "Nothing is wrong with the record, but the record that it belongs to is rejected or"
              + " missing. It loads by itself when that one does.",
          ],
          ["skipped", "Left out by a rule on this page, and counted under the rule's reason."],
          ["duplicate", "The same record with the same content again: there is nothing to do."],
          ["list", "The record is loaded, and stands on a list for a person, with a reason."],
          [
            "to fix",
            "What people must decide: rejected records, and missing records that others wait for."
              + " A rejected record and all that waits for it are one thing to fix.",
          ],
          [
            "live",
            "Of someone in a bed or the emergency department, or with a booking to come.",
          ],
          ["mandatory", "The new system has no such record without a value in this field."],
          [
            "the field …",
            "The field of the same new row, as this page says that it is filled; it is present when"
              + " it has a value there. A value that was set aside is not in it.",
          ],
          [
            "COLUMN is present, is \"x\"",
            "The column of the file, as the old system wrote it, before anything is done to it.",
          ],
          ["must land", "No value may be dropped: it is loaded, set aside or rejected."],
        ])
    ])

  static let outcomes = DocumentSection(
    id: "outcomes", title: "What can happen to any record",
    blocks: [
      .paragraph(
        "Every record that is read ends in exactly one of these: loaded, duplicate, skipped, held,"
          + " rejected. The counts must add up, file by file, to what the supplier declared."),
      .list([
        "**A record that cannot be split into its columns** (too few or too many cells, a broken"
          + " quotation mark, bytes that are no text, a cut-off last line): it alone is rejected;"
          + " its original bytes are kept, and the records after it are read as usual. Where its key"
          + " can be read, what belongs to it waits for it, and so do the other records of its row.",
        "**A record without its key**: rejected (`FIELD_BLANK`). Without it, it cannot be told from"
          + " others.",
        "**The same record a second time**, every value the same: a duplicate; nothing is done.",
        "**Another record with the same key**: the first one stays; the later one is rejected"
          + " (`KEY_CONFLICT`).",
        "**A record that is rejected** tells all that is wrong with it at once, also what by itself"
          + " would only have been a repair. All its rows stay out, in every table.",
        "**A record that belongs to a rejected or missing one** (an appointment of a rejected"
          + " patient) is held where its field says so below. It has no fault, and loads by itself"
          + " when the other does. If it has a fault of its own it is rejected, whatever the other"
          + " one is.",
        "**A record that belongs to a skipped one** is skipped too, under the same rule.",
        "**A wrong value in a loaded record** never keeps the person out unless a field below says"
          + " that it does: what happens stands beside each field.",
        "**An empty value** of a field that is not mandatory is simply empty: no fault, no repair.",
        "Values that a layout names as blank count as empty, and so does a cell of spaces.",
      ]),
    ])
}
