import CXLSXWriter

#if canImport(Glibc)
  import Glibc
#endif

extension Workbook {
  /// Writes the workbook as XLSX, row after row, readable by its owner only.
  ///
  /// It takes its name when it is complete. The corresponding C functions are those of
  /// `workbook.h` and `worksheet.h`.
  package func write(to path: String) throws(SpreadsheetError) {
    let partial = path + ".partial"
    unlink(partial)
    // Made first, so that it is private from the moment that it exists.
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, why: String(cString: strerror(errno)))
    }
    close(descriptor)
    var isWritten = false
    defer { if !isWritten { unlink(partial) } }
    let folder =
      path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
    let result = folder.withCString { folder -> lxw_error in
      // SAFETY: the library reads the options and the folder's name while the workbook is open,
      // which ends inside of this closure.
      var options = lxw_workbook_options(
        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
      guard let workbook = workbook_new_opt(partial, &options) else {
        return LXW_ERROR_MEMORY_MALLOC_FAILED
      }
      var writing = WorkbookWriting(workbook)
      let failure = writing.add(sheets)
      let closing = workbook_close(workbook)
      return failure == LXW_NO_ERROR ? closing : failure
    }
    guard result == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, why: String(cString: lxw_strerror(result)))
    }
    guard rename(partial, path) == 0 else {
      throw .cannotWrite(path: path, why: String(cString: strerror(errno)))
    }
    isWritten = true
  }
}

/// A workbook while it is written, with its formats.
private struct WorkbookWriting {
  private typealias Format = UnsafeMutablePointer<lxw_format>

  // SAFETY: the workbook owns its sheets and formats until it is closed.
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Workbook.Cell.Style: Format] = [:]
  private let heading: Format?
  private let explanation: Format?

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.workbook = workbook
    heading = workbook_add_format(workbook)
    explanation = workbook_add_format(workbook)
    format_set_bold(heading)
    format_set_bg_color(heading, 0xD9E2EC)
    format_set_text_wrap(heading)
    format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_num_format(explanation, "@")
    for style in Workbook.Cell.Style.allCases {
      let format = workbook_add_format(workbook)
      format_set_num_format(format, "@")
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_text_wrap(format)
      switch style {
      case .locked: break
      case .faulty: format_set_bg_color(format, 0xF8D7DA)
      case .open:
        format_set_unlocked(format)
        format_set_bg_color(format, 0xFFF8DC)
      }
      format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
      formats[style] = format
    }
  }

  mutating func add(_ sheets: [Workbook.Sheet]) -> lxw_error {
    for (number, sheet) in sheets.enumerated() {
      guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else {
        return LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED
      }
      // The first in sight is the one that opens.
      if sheet.isHidden {
        worksheet_hide(worksheet)
      } else if !sheets[..<number].contains(where: { !$0.isHidden }) {
        worksheet_activate(worksheet)
        worksheet_set_first_sheet(worksheet)
      }
      let failure = write(sheet, worksheet)
      guard failure == LXW_NO_ERROR else { return failure }
    }
    return LXW_NO_ERROR
  }

  private func write(
    _ sheet: Workbook.Sheet, _ worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) -> lxw_error {
    let headingRow = sheet.explanations.count
    for (number, column) in sheet.columns.enumerated() {
      var options = lxw_row_col_options(hidden: column.isHidden ? 1 : 0, level: 0, collapsed: 0)
      worksheet_set_column_opt(
        worksheet, lxw_col_t(number), lxw_col_t(number), column.width, nil, &options)
    }
    for (row, text) in sheet.explanations.enumerated() {
      let failure = string(text, row, 0, explanation, worksheet)
      guard failure == LXW_NO_ERROR else { return failure }
    }
    for (number, column) in sheet.columns.enumerated() {
      let failure = string(column.heading, headingRow, number, heading, worksheet)
      guard failure == LXW_NO_ERROR else { return failure }
    }
    for row in 0..<sheet.rowCount {
      for (number, cell) in sheet.row(row).enumerated() {
        let failure = string(
          cell.text, headingRow + 1 + row, number, formats[cell.style], worksheet)
        guard failure == LXW_NO_ERROR else { return failure }
      }
    }
    return finish(sheet, worksheet, headingRow)
  }

  private func string(
    _ text: String, _ row: Int, _ column: Int, _ format: Format?,
    _ worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) -> lxw_error {
    worksheet_write_string(
      worksheet, lxw_row_t(row), lxw_col_t(column),
      CellText.encoded(CellText.fitting(text)), format)
  }

  private func finish(
    _ sheet: Workbook.Sheet, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ headingRow: Int
  ) -> lxw_error {
    let last = headingRow + max(sheet.rowCount, 1)
    if !sheet.isHidden, !sheet.columns.isEmpty {
      worksheet_freeze_panes(
        worksheet, lxw_row_t(headingRow + 1), lxw_col_t(sheet.frozenColumns))
      worksheet_autofilter(
        worksheet, lxw_row_t(headingRow), 0, lxw_row_t(last), lxw_col_t(sheet.columns.count - 1))
    }
    for (number, column) in sheet.columns.enumerated() {
      guard let choices = column.choices, choices.count > 0 else { continue }
      let failure = offer(choices, headingRow + 1...last, number, worksheet)
      guard failure == LXW_NO_ERROR else { return failure }
    }
    // Without a password: it is there against mistakes, and filters, sorting and widths stay free.
    var protection = lxw_protection()
    protection.autofilter = 1
    protection.sort = 1
    protection.format_columns = 1
    protection.format_rows = 1
    worksheet_protect(worksheet, nil, &protection)
    return LXW_NO_ERROR
  }

  private func offer(
    _ choices: Workbook.Choices, _ rows: ClosedRange<Int>, _ column: Int,
    _ worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) -> lxw_error {
    let letters = SheetPosition.letters(ofColumn: choices.column)
    let formula = "='\(choices.sheet)'!$\(letters)$2:$\(letters)$\(choices.count + 1)"
    // SAFETY: the library copies the formula; ours is freed here.
    let copy = strdup(formula)
    defer { free(copy) }
    var validation = lxw_data_validation()
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    validation.value_formula = copy
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    return worksheet_data_validation_range(
      worksheet, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound),
      lxw_col_t(column), &validation)
  }
}
