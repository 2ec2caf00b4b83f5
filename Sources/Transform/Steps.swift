/// Every step that a mapping may name, in the order of the reference pages.
///
/// Adding a step is one file in `Steps/` and one line here.
package enum Steps {
  package static let all: [any Step.Type] = [
    Trimmed.self,
    SingleSpaces.self,
    InCapitals.self,
    InSmallLetters.self,
    DigitsOnly.self,
    LettersOnly.self,
    Without.self,
    Replaced.self,
    Characters.self,
    PaddedLeft.self,
    LeadingZeros.self,
    PartBefore.self,
    PartAfter.self,
    PartBetween.self,
    FollowedBy.self,
    AtMostCharacters.self,
    Mojibake.self,
    ControlCharacters.self,
    Composed.self,
    WithoutAccents.self,
    LinesJoined.self,
    BlankIf.self,
    Placeholder.self,
    OrColumn.self,
    WholeNumber.self,
    AsDecimal.self,
    ImpliedDecimals.self,
    Rounded.self,
    Arithmetic.self,
    Between.self,
    ReadDate.self,
    AsPartialDate.self,
    CenturyDate.self,
    MumpsDate.self,
    JulianDate.self,
    ExcelDate.self,
    TwoDigitYears.self, ValidOn.self,
    Sentinel.self,
    NotInTheFuture.self,
    NotBefore.self,
    BetweenDates.self,
    AgeAtMost.self,
    ItsDate.self,
    ItsPart.self,
    ItsAge.self,
    HourBack.self,
    Translated.self,
    OneOf.self,
    YesNo.self,
    LikePattern.self,
    ExactlyCharacters.self,
    OnlyCharacters.self,
    SameAs.self,
    WithThisKey.self,
    MatchedByCrosswalk.self,
    LookedUp.self,
    FoundIn.self,
    NHSNumberStep.self,
    CHINumberStep.self,
    HealthAndCareNumberStep.self,
    PostcodeStep.self,
    ODSCodeStep.self,
    GMCNumberStep.self,
    ICD10Step.self,
    OPCS4Step.self,
    SNOMEDStep.self,
    ReadCodeStep.self,
    TelephoneStep.self,
    EmailStep.self,
  ]

  /// The step whose template the phrase matches.
  package static func match(
    _ phrase: Phrase
  ) -> (step: any Step.Type, arguments: StepArguments)? {
    for step in all {
      for template in step.reference.templates {
        if let arguments = template.match(phrase.tokens) { return (step, arguments) }
      }
    }
    return nil
  }
}
