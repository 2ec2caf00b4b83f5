import ArgumentParser
import Diagnostics
import Foundation
import Transform

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a migration project with comments that teach; it passes its check.",
    discussion: """
      With --from, the layout has the columns of that file, and the mapping lines for those that \
      can be told by their names and contents. Read them all: they are guesses.

      Exit status: 0 made, 5 the folder is there already, or the file cannot be read.
      """)

  @Argument(help: "The folder of the new project; its last part is the project's name.")
  var name: String

  @Option(help: "An export with a header, to make the layout from.", completion: .file())
  var from: String?

  func run() throws {
    let folder = URL(filePath: name).standardizedFileURL
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw refused("'\(name)' is there already", "Name a folder that is not there yet")
    }
    let sample: ProjectSample?
    do throws(SampleError) {
      sample = try from.map { path throws(SampleError) in try ProjectSample.read(path) }
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    let exports = from.map {
      Self.path(
        to: URL(filePath: $0).standardizedFileURL.deletingLastPathComponent(), from: folder)
    }
    let project = NewProject(
      name: folder.lastPathComponent, exports: exports ?? "../\(folder.lastPathComponent)-exports",
      sample: sample)
    for file in project.files {
      let path = folder.appending(path: file.name)
      do {
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: path)
      } catch {
        throw refused("'\(name)' cannot be written", "Name a folder that this user may write")
      }
      Terminal.result("\(name)/\(file.name)\n")
    }
  }

  private func refused(_ message: String, _ remedy: String) -> ExitCode {
    Terminal.fail([Diagnostic(.projectUnwritable, message, at: nil, remedy: remedy)], status: 5)
  }

  /// A folder as another one names it: `../exports`.
  private static func path(to folder: URL, from other: URL) -> String {
    let (wanted, start) = (folder.pathComponents, other.pathComponents)
    let shared = zip(wanted, start).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + wanted[shared...]).joined(separator: "/")
  }
}
