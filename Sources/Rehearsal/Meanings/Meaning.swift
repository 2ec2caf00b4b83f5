/// What stands in a column, as a layout says it with `means:`; from it invented values are made.
///
/// The list is closed. Where the words have `LIST`, the name of one of the project's code tables
/// or crosswalks stands in its place: `code of admission_method`.
package struct Meaning: Sendable, Hashable {
  /// The words of a layout, with `LIST` for the name of a list.
  package let words: String
  /// One line for the reference page.
  package let about: String
  let content: Content

  init(_ words: String, _ content: Content, _ about: String) {
    self.words = words
    self.content = content
    self.about = about
  }

  /// Finds the meaning of a column, and the list that it names.
  package static func named(_ words: String) -> (meaning: Meaning, list: String?)? {
    if let meaning = all.first(where: { $0.words == words && !$0.takesList }) {
      return (meaning, nil)
    }
    for meaning in all where meaning.takesList {
      let stem = meaning.words.dropLast(listMark.count)
      let list = words.dropFirst(stem.count)
      if words.hasPrefix(stem), !list.isEmpty, !list.contains(" ") {
        return (meaning, String(list))
      }
    }
    return nil
  }

  package var takesList: Bool { words.hasSuffix(Self.listMark) }

  private static let listMark = " LIST".dropFirst()
}

extension Meaning {
  /// Which part of an invented person or visit a meaning shows.
  enum Content: Sendable, Hashable {
    case recordKey, updateStatus, changedAt, yesOrNo, note
    case code, text, always
    case patientKey, patient, nhsNumber, nhsNumberStatus, title, forename, surname, fullName, sex
    case birthDate, deathDate, deathFlag, causeOfDeath
    case houseAndStreet, locality, town, county, addressLine, postcode
    case sensitiveFlag, phone, mobile, email, consentFlag, nextOfKin, gpCode, practice
    case spellKey, spell, spellNumber, spellStart, spellEnd, expectedEnd, readyToLeave
    case dischargeMethod, dischargeDestination, codeAtEnd, stayCode
    case episodeKey, episodeNumber, lastEpisode, episodeStart, episodeEnd, operationStatus
    case diagnosis, procedure, procedureDate, rareDiagnosis, rareProcedure
    case appointmentKey, referralKey, pathway, referredAt, bookedAt, appointmentStart, minutes
    case attendance, outcomeOfAttendance, rttStatus, arrivedAt, seenAt, leftAt, cancelledAt
    case cancellationReason
    case cdsEpisode, cdsAppointment, cdsType, fullNameInOrder
    case attendanceKey, attendanceStart, stage, rareStage, attendanceEnd
    case alertKey, alertStart, alertEnd
    /// The key of a record that has no case of its own above.
    case key(RecordKind)
    case start, startOrPast, end, endOrFuture, number, activeFlag, use
    case hospitalNumber, alias, relativeForename, loser, startStatus, stopStatus, bed, ward, link
    case plannedProcedure, barcode, storageKey, digest
    case lineKey, lineText, lineTarget, lineMore, lineList, clinic
  }
}
