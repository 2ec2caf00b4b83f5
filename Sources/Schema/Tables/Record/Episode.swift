import Diagnostics

extension Table {
  package static let episode = Table(
    "episode", root: true,
    about: "A CONSULTANT EPISODE (HOSPITAL PROVIDER): the time of a spell under one consultant",
    columns: [
      Column("spell", .ref("spell"), required: true, about: "The spell that it is part of"),
      Column("number", .integer, required: true, about: "EPISODE NUMBER, from 1"),
      Column("consultant", .ref("practitioner"), about: "Who was responsible"),
      Column("main_specialty", .code("main_specialty"), about: "MAIN SPECIALTY CODE"),
      Column("treatment_function", .code("treatment_function"), about: "TREATMENT FUNCTION CODE"),
      Column("ward", .ref("location"), about: "The ward where it began"),
      Column("started_at", .instant, required: true, about: "START DATE and time of the episode"),
      Column("ended_at", .instant, about: "END DATE and time of the episode"),
      Column(
        "last_episode", .code("last_episode_in_spell_indicator"),
        about: "LAST EPISODE IN SPELL INDICATOR CODE: 1 for the last"),
      Column(
        "administrative_category", .code("administrative_category"),
        about: "ADMINISTRATIVE CATEGORY CODE"),
      Column("operation_status", .code("operation_status"), about: "OPERATION STATUS"),
    ],
    live: .until("ended_at", means: "in a bed"),
    constraints: [
      Constraint(
        "episode_ends_after_start", .ordered(first: "started_at", last: "ended_at"),
        reason: Reasons.dateOutOfOrder),
      Constraint(
        "episode_number_once", .unique(["spell", "number"]), reason: Reasons.episodeNumberTwice,
        group: "spell"),
      Constraint(
        "episode_inside_spell",
        .inside(
          parent: "spell", start: "started_at", end: "ended_at", parentStart: "admitted_at",
          parentEnd: "discharged_at"),
        reason: Reasons.episodeOutsideSpell, group: "spell"),
      Constraint(
        "episode_no_overlap",
        .noOverlap(per: "spell", start: "started_at", end: "ended_at"),
        reason: Reasons.episodeOverlap, group: "spell"),
    ])
}
