import Diagnostics
import Schema

// What to do about a line whose kinds do not agree. An edit is proposed where there is one way;
// how a day is written, or which value means yes, only a person knows.

extension LineCompiler {
  func mismatch(_ wanted: ValueKind, offset: Int) -> MappingFault {
    let remedy: Remedy =
      switch (kind, wanted) {
      case (.localTime, .date), (.localTime, .partialDate): .adding("its date")
      case (.text, .date), (.text, .partialDate):
        Remedy("Say how the day is written, with 'read as' and its pattern")
      case (.text, .instant), (.date, .instant), (.partialDate, .instant):
        Remedy("Read it with its time, with 'read as' and a pattern such as dd/MM/yyyy HH:mm")
      case (.text, .integer): .adding("as whole number")
      case (.text, .boolean): Remedy("Say what is yes and what is no: 'yes if \"…\", no if \"…\"'")
      case (.text, .reference(let table)): reference(to: table)
      default: Remedy("Take out the phrase that makes \(kind) of it")
      }
    return MappingFault(
      .wrongColumnType, "the line gives \(kind), but \(table).\(column.name) holds \(wanted)",
      offset: offset, remedy: remedy)
  }

  /// How a text becomes a row of this table, where there is one way.
  private func reference(to table: String) -> Remedy {
    let crosswalks = context.crosswalks.filter { $0.value.table == table }.keys.sorted()
    if crosswalks.isEmpty, context.keySpaces[table] != nil {
      return .adding("the \(table) with this key")
    }
    if crosswalks.count == 1, context.keySpaces[table] == nil {
      return .adding("matched by crosswalk \(crosswalks[0])")
    }
    return Remedy("Say which one: by its key, or by a crosswalk to \(table)")
  }

  func translation(to list: String) -> Remedy {
    let tables = [list, column.name].filter { context.codeTables[$0] != nil }
    guard let name = tables.first else {
      return Remedy("Make a code table for \(list) in the folder of codes, and translate by it")
    }
    return .adding("translated by \(name)")
  }

  static func unknown(_ phrase: Phrase) -> MappingFault {
    MappingFault(
      .unknownStep, "there is no phrase '\(phrase.description)'", offset: phrase.offset,
      remedy: PhraseSuggestion.remedy(for: phrase))
  }
}

extension Remedy {
  /// Puts a phrase at the end of the line.
  fileprivate static func adding(_ phrase: String) -> Remedy {
    Remedy("Add ', \(phrase)'", .append(", \(phrase)"))
  }
}
