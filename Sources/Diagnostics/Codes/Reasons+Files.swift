// 1xxx: how the files are written, and their structure.

extension Reasons {
  public static let tooFewFields = Reason(
    1001, "ROW_SHORT", route: .supplier, team: .supplier,
    "The record has fewer fields than the layout",
    why: "Which field is missing cannot be known, so every value after it may stand in the wrong"
      + " column.",
    action: "Ask the supplier to export the record again; if they cannot, open it in the old PAS"
      + " and put each value under its column in the worklist",
    example: "A row of 32 cells where the layout has 33")
  public static let tooManyFields = Reason(
    1002, "ROW_LONG", route: .oldPAS, team: .supplier,
    "The record has more fields than the layout",
    why: "A delimiter inside a value shifts every value after it into the wrong column.",
    action: "Look for a separator inside a value, such as a comma in an address: take it out in"
      + " the old PAS, or put each value under its column in the worklist",
    example: "An address with a comma, written without quotes")
  public static let brokenQuote = Reason(
    1003, "QUOTE_BROKEN", route: .oldPAS, team: .supplier,
    "A quotation mark stands inside a value or is never closed",
    why:
      "Readers that guess at quotes join two patients into one; this line is kept apart instead.",
    action: "Take the quotation mark out of the value in the old PAS, or put each value under its"
      + " column in the worklist",
    example: "1,\"SMITH,Jo with no closing quotation mark")
  public static let lineBreakInField = Reason(
    1004, "LINE_BREAK", route: .oldPAS, team: .supplier,
    "A value runs over a line break in a column that has one line",
    why: "A quotation mark that is not closed can swallow the next record.",
    action: "Take the line break out of the value in the old PAS; if the column may have several"
      + " lines, say so in the layout",
    example: "A surname followed by a line break")
  public static let recordTooLong = Reason(
    1005, "RECORD_TOO_LONG", route: .supplier, team: .supplier,
    "The record is longer than the limit for one record",
    why: "A runaway quotation mark would otherwise swallow the rest of the file.",
    action: "Ask the supplier to export the record again: mostly a quotation mark is opened and"
      + " never closed",
    example: "A record of more than 64 lines")
  public static let badBytes = Reason(
    1006, "BYTES_INVALID", route: .oldPAS, team: .supplier,
    "The record has bytes that are no text in the declared encoding",
    why: "Guessing at an encoding changes people's names.",
    action: "Correct the character in the old PAS; if many records have this, the encoding in the"
      + " layout is wrong and is changed there",
    example: "The byte 81 (hexadecimal) in a windows-1252 file")
  public static let truncated = Reason(
    1007, "RECORD_TRUNCATED", route: .supplier, team: .supplier,
    "The last record of the file is cut off",
    why: "The file may lack more records after it.",
    action: "Ask the supplier for the file again: it was cut off, and more records may be missing"
      + " behind this one",
    example: "A last line that ends after 12 of 33 cells")
  public static let repeatedHeader = Reason(
    1014, "HEADER_REPEATED", route: .supplier, team: .supplier,
    "The line is the header of the file once more",
    why: "Two files were joined, or a second table begins whose values belong to other columns.",
    action: "Ask the supplier for the file again, one table a file with its header once; the line"
      + " itself is no record and needs nothing",
    example: "A line NHS_NO,SURNAME,DOB among the patients")
  public static let brokenXML = Reason(
    1010, "XML_BROKEN", route: .supplier, team: .supplier,
    "The record is no well-formed XML",
    why: "A tag or a sign that is not closed can swallow the values after it.",
    action: "Ask the supplier to export the record again: mostly a value has a bare '&' or '<'",
    example: "<Surname>Smith & Jones</Surname>")
  public static let tooDeep = Reason(
    1011, "XML_TOO_DEEP", route: .supplier, team: .supplier,
    "The elements of the record stand deeper in one another than the limit allows",
    why: "A document without an end to its depth would stop the whole run.",
    action: "Ask the supplier whether the record is right; if it is, raise `depth` under `limits`"
      + " in the layout",
    example: "An element inside 64 others")
  public static let repeatedValue = Reason(
    1012, "VALUE_REPEATED", route: .mapping, team: .supplier,
    "The record has a value several times where the layout has one column",
    why: "Which of them is meant cannot be known, and the others would be lost.",
    action: "Decide which of the values is meant, and change the layout: [1] behind the column's"
      + " path takes the first, children take all",
    example: "Two home addresses for the path x:Address[@use='HOME']/x:Line[1]")
  public static let tooManyRows = Reason(
    1013, "ROWS_TOO_MANY", route: .supplier, team: .supplier,
    "The record has more repeated parts than the limit allows",
    why: "From one record at most 256 rows of a table can be told apart.",
    action: "Look at the record in the old PAS: so many parts are mostly an error of the export;"
      + " then ask the supplier to export it again",
    example: "A patient with 300 alerts")
  public static let notReadAgain = Reason(
    1090, "NOT_READ_AGAIN", route: .supplier, team: .supplier,
    "The record was kept out before, and what was kept of it cannot be read by itself",
    why: "It has been read in its file, whose header or start tags are not known any more.",
    action: "Load the file that it came from again; its other records change nothing",
    example: "A record of a file whose header was longer than what is kept")
  public static let recordLength = Reason(
    1008, "RECORD_LENGTH", route: .supplier, team: .supplier,
    "The record is shorter or longer than every record of its kind",
    why: "A byte too few or too many shifts every value after it into the wrong column.",
    action: "Ask the supplier to export the record again; if they cannot, put each value under"
      + " its column in the worklist",
    example: "A line of 61 characters where every record has 62")
  public static let recordTypeUnknown = Reason(
    1009, "RECORD_TYPE_UNKNOWN", route: .supplier, team: .supplier,
    "The record begins with a tag that the layout does not declare",
    why: "What the record is about cannot be known, so none of its values can be read.",
    action: "Ask the supplier what the tag means, then declare it in the layout; if it is a"
      + " mistake, ask for the file again",
    example: "The tag 45 where 10, 20 and 99 are declared")
}
