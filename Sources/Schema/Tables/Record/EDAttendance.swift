import Diagnostics

extension Table {
  package static let edAttendance = Table(
    "ed_attendance", root: true,
    about: "An attendance at an emergency department, with the moment of every stage",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who came"),
      Column("arrived_at", .instant, required: true, about: "EMERGENCY CARE ARRIVAL DATE and time"),
      Column("registered_at", .instant, about: "When the patient was booked in"),
      Column("handed_over_at", .instant, about: "When the ambulance crew handed over"),
      Column(
        "triage_started_at", .instant, about: "EMERGENCY CARE INITIAL ASSESSMENT DATE and time"),
      Column("triage_ended_at", .instant, about: "When triage was over"),
      Column("first_observed_at", .instant, about: "When the first set of observations was taken"),
      Column("pain_scored_at", .instant, about: "When pain was scored"),
      Column("pain_relieved_at", .instant, about: "When pain relief was given"),
      Column("ecg_at", .instant, about: "When an ECG was recorded"),
      Column("seen_at", .instant, about: "EMERGENCY CARE DATE and time SEEN FOR TREATMENT"),
      Column("sepsis_screened_at", .instant, about: "When the sepsis screen was done"),
      Column("bloods_requested_at", .instant, about: "When blood tests were requested"),
      Column("bloods_taken_at", .instant, about: "When blood was taken"),
      Column("bloods_resulted_at", .instant, about: "When the results came back"),
      Column("imaging_requested_at", .instant, about: "When imaging was requested"),
      Column("imaging_done_at", .instant, about: "When imaging was done"),
      Column("imaging_reported_at", .instant, about: "When the report came back"),
      Column("senior_reviewed_at", .instant, about: "When a senior doctor saw the patient"),
      Column(
        "specialty_referred_at", .instant, about: "When a specialty was asked for its opinion"),
      Column("specialty_seen_at", .instant, about: "When that specialty saw the patient"),
      Column("treatment_started_at", .instant, about: "When the treatment began"),
      Column("treatment_ended_at", .instant, about: "When the treatment was over"),
      Column(
        "observation_started_at", .instant, about: "When the patient was moved to observation"),
      Column("observation_ended_at", .instant, about: "When observation was over"),
      Column("decided_at", .instant, about: "When it was decided to admit or to send home"),
      Column("bed_requested_at", .instant, about: "When a bed was asked for"),
      Column("bed_allocated_at", .instant, about: "When a bed was found"),
      Column("transport_requested_at", .instant, about: "When transport home was asked for"),
      Column("concluded_at", .instant, about: "EMERGENCY CARE ATTENDANCE CONCLUSION DATE and time"),
      Column("departed_at", .instant, about: "EMERGENCY CARE DEPARTURE DATE and time"),
      Column(
        "disposal", .code("emergency_care_attendance_disposal"),
        about: "EMERGENCY CARE ATTENDANCE DISPOSAL: how it ended"),
    ],
    live: .until("departed_at", means: "in the emergency department"),
    constraints: [
      Constraint(
        "ed_attendance_departure_after_arrival",
        .ordered(first: "arrived_at", last: "departed_at"), reason: Reasons.dateOutOfOrder)
    ])
}
