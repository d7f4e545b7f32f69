import Execution
import FoundationEssentials
package import SystemPackage

/// Text that is held against a file.
package enum Snapshot {
    /// Why a text is not as its file says.
    package enum Mismatch: Error, CustomStringConvertible {
        /// With RUNBOOK_RECORD=1 the file was written; a run that records never passes.
        case recorded(FilePath)
        case missing(FilePath)
        case differs(FilePath, lines: [String])

        package var description: String {
            switch self {
            case .recorded(let path): "\(path) was recorded; run again without RUNBOOK_RECORD"
            case .missing(let path): "\(path) does not exist; record it with RUNBOOK_RECORD=1"
            case .differs(let path, let lines):
                "\(path) differs (- expected, + found):\n" + lines.joined(separator: "\n")
            }
        }
    }

    /// Holds a text against a file.
    ///
    /// - Parameters:
    ///   - text: What was found.
    ///   - name: The file's name in the folder `Snapshots` beside the test's source.
    ///   - source: The test's source file.
    /// - Throws: ``Mismatch``.
    package static func compare(_ text: String, to name: String, source: String = #filePath) throws {
        let path = FilePath(source).removingLastComponent().appending("Snapshots").appending(name)
        if ProcessEnvironment.current["RUNBOOK_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                atPath: path.removingLastComponent().string,
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: URL(filePath: path.string))
            throw Mismatch.recorded(path)
        }
        guard let data = FileManager.default.contents(atPath: path.string) else { throw Mismatch.missing(path) }
        let expected = String(decoding: data, as: UTF8.self)
        guard expected != text else { return }
        throw Mismatch.differs(path, lines: difference(from: expected, to: text))
    }

    /// The lines that differ, each with two lines around it.
    static func difference(from expected: String, to found: String) -> [String] {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = found.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = new.difference(from: old)
        let removed = Set(changes.removals.map { $0.offset })
        let added = Set(changes.insertions.map { $0.offset })
        var (result, position): ([(text: String, isChange: Bool)], Int) = ([], 0)
        for (index, line) in old.enumerated() {
            while added.contains(position) {
                result.append(("+ \(new[position])", true))
                position += 1
            }
            if removed.contains(index) {
                result.append(("- \(line)", true))
            } else {
                result.append(("  \(line)", false))
                position += 1
            }
        }
        result += new[min(position, new.count)...].map { ("+ \($0)", true) }
        return result.indices.filter { index in
            result[max(0, index - 2)...min(result.count - 1, index + 2)].contains { $0.isChange }
        }.map { result[$0].text }
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
