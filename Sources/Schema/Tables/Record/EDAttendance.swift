import Diagnostics

extension Table {
  package static let edAttendance = Table(
    "ed_attendance", root: true,
    about: "An attendance at an emergency department",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who came"),
      Column("number", .text(20), about: "EMERGENCY CARE ATTENDANCE IDENTIFIER"),
      Column(
        "arrived_at", .instant, required: true, about: "EMERGENCY CARE ARRIVAL DATE and time"),
      Column("registered_at", .instant, about: "When the patient was booked in"),
      Column("triaged_at", .instant, about: "EMERGENCY CARE INITIAL ASSESSMENT DATE and time"),
      Column("seen_at", .instant, about: "EMERGENCY CARE DATE and time SEEN FOR TREATMENT"),
      Column("treatment_started_at", .instant, about: "When the treatment began"),
      Column("treatment_ended_at", .instant, about: "When the treatment was complete"),
      Column("referred_at", .instant, about: "When a specialty was asked for its opinion"),
      Column("decided_at", .instant, about: "DECIDED TO ADMIT DATE and time"),
      Column("bed_requested_at", .instant, about: "When a bed was asked for"),
      Column("departure_ready_at", .instant, about: "EMERGENCY CARE CLINICALLY READY TO PROCEED"),
      Column("departed_at", .instant, about: "EMERGENCY CARE DEPARTURE DATE and time"),
      Column("arrival_mode", .text(50), about: "How the patient came, in words"),
      Column(
        "attendance_category", .code("emergency_care_attendance_category"),
        about: "EMERGENCY CARE ATTENDANCE CATEGORY"),
      Column("department_type", .text(2), about: "EMERGENCY CARE DEPARTMENT TYPE"),
      Column("triage_category", .text(20), about: "How urgent it was, `1` (most) to `5`"),
      Column("complaint", .text(255), about: "What the patient came with, in words"),
      Column("outcome", .text(100), about: "How it ended, in words"),
      Column("consultant", .ref("practitioner"), about: "Who was responsible"),
    ],
    constraints: [
      Constraint(
        "ed_attendance_departure_after_arrival",
        .ordered(first: "arrived_at", last: "departed_at"), reason: Reasons.dateOutOfOrder)
    ])
}
