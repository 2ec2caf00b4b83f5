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
    LeadingZeros.self,
    PartBefore.self,
    PartAfter.self,
    FollowedBy.self,
    AtMostCharacters.self,
    Mojibake.self,
    ControlCharacters.self,
    BlankIf.self,
    Placeholder.self,
    OrColumn.self,
    WholeNumber.self,
    Between.self,
    ReadDate.self,
    AsPartialDate.self,
    TwoDigitYears.self,
    Sentinel.self,
    NotInTheFuture.self,
    NotBefore.self,
    AgeAtMost.self,
    ItsDate.self,
    Translated.self,
    OneOf.self,
    YesNo.self,
    LikePattern.self,
    WithThisKey.self,
    MatchedByCrosswalk.self,
    NHSNumberStep.self,
    PostcodeStep.self,
    ODSCodeStep.self,
    ICD10Step.self,
    OPCS4Step.self,
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
