import Foundation
import SystemPackage
import TestSupport

/// Python with what the checks of formats need; where it is missing, they are skipped and say so.
enum PythonChecker {
    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent().removingLastComponent()

    /// The folder of the schemas.
    static let schemas = root.appending("runbooks/handbook-journal/schemas")

    private static func first(with module: String) -> String? {
        [root.appending(".build/emulator/bin/python").string, "python3"].first { python in
            (try? CompletedProgram.run(["/usr/bin/env", python, "-c", "import \(module)"]))?.status == 0
        }
    }

    /// A Python with the package jsonschema.
    static let withSchemas: String? = first(with: "jsonschema")
    /// Any Python.
    static let plain: String? = first(with: "xml.etree")

    /// Runs a program; what it prints is what is wrong.
    static func complaints(_ python: String?, _ program: String, _ arguments: [String]) throws -> String {
        let result = try CompletedProgram.run(["/usr/bin/env", python ?? "python3", "-c", program] + arguments)
        return result.status == 0 ? result.output : result.output + result.error
    }
}
