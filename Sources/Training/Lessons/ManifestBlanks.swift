internal import Planning
internal import RunbookModel
internal import Yams

/// A manifest with places left blank.
package struct ManifestBlanks: Sendable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The paths of the scalars into which values of parameters were put, one for each text that stands there.
    static func paths(in step: PlannedStep) -> [String] {
        var bytes = Array(step.text.utf8)
        for value in step.values.reversed() where value.start <= value.end && value.end <= bytes.count {
            bytes.replaceSubrange(value.start..<value.end, with: Array(mark.utf8))
        }
        guard let node = try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else { return [] }
        let judge = ManifestJudge(step.text)
        var seen: Set<String> = []
        return scalars(of: node, at: []).filter { $0.node.string.contains(mark) }.map(\.path).filter { path in
            judge.scalar(at: path).map { seen.insert($0).inserted } ?? false
        }
    }

    private static let mark = "zzblankzz"

    /// The manifest as it is shown while a path is asked for: what stands there is blank.
    package func shown(blanking paths: [String]) -> String {
        guard let node = try? Yams.compose(yaml: text) else { return text }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (path, scalar) in Self.scalars(of: node, at: []) {
            guard paths.contains(path), let mark = scalar.mark, lines.indices.contains(mark.line - 1) else { continue }
            let line = lines[mark.line - 1]
            let start = line.unicodeScalars.index(
                line.unicodeScalars.startIndex,
                offsetBy: mark.column - 1,
                limitedBy: line.unicodeScalars.endIndex
            )
            guard let start else { continue }
            lines[mark.line - 1] = String(line[..<start]) + "______" + Self.comment(in: line[start...])
        }
        return lines.joined(separator: "\n")
    }

    private static func comment(in rest: Substring) -> String {
        rest.firstRange(of: " #").map { "  " + rest[$0.lowerBound...].trimmed } ?? ""
    }

    private static func scalars(of node: Node, at path: [String]) -> [(path: String, node: Node.Scalar)] {
        switch node {
        case .scalar(let scalar): [(path.joined(separator: "."), scalar)]
        case .sequence(let items):
            items.enumerated().flatMap { scalars(of: $1, at: path + ["\($0)"]) }
        case .mapping(let mapping):
            mapping.flatMap { scalars(of: $0.value, at: path + [$0.key.string ?? ""]) }
        case .alias: []
        }
    }
}
