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
  /// The national code, such as `01` for a traced number.
  var nhsNumberStatus: String
  var home: Household
  var mobile: Int
  var practice: Int

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
