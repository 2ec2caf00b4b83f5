/// An invented person.
///
/// Indexes point into the ``Vocabulary``; days count from 1 January 1970.
struct Person {
  /// The number of the person in the run, from 0.
  var number: Int
  /// As printed in every file.
  var hospitalNumber: Int
  var surname: Int
  var forename: Int
  var isFemale: Bool
  var birth: Int
  /// ``WallClock/none`` for the living.
  var death = WallClock.none
  /// 0 for nobody's.
  var nhsNumber = 0
  /// Such as ``NationalCode/status01`` for a traced number.
  var nhsNumberStatus: NationalCode?
  var home: Household
  var mobile: Int
  var practice: Int

  /// Whoever stands for no one in a file that is not about people.
  static let nobody = Person(
    number: 0, hospitalNumber: 0, surname: 0, forename: 0, isFemale: true, birth: 0,
    nhsNumberStatus: .status03,
    home: Household(postcode: 0, house: 1, street: 0, town: 0, phone: 0, surname: 0), mobile: 0,
    practice: 0)

  var isDead: Bool { death != WallClock.none }
}

/// What the people of one address have in common.
struct Household {
  var postcode: Int
  var house: Int
  var street: Int
  var town: Int
  var phone: Int
  var surname: Int
}
