internal import Yams

/// Judges a manifest by what it says and not by how it is written.
package struct ManifestJudge: Sendable {
    /// The manifest that is right.
    package var text: String
    /// More paths at which a difference does harm.
    package var dangerousPaths: Set<String>

    package init(_ text: String, dangerousPaths: Set<String> = []) {
        self.text = text
        self.dangerousPaths = dangerousPaths
    }

    /// What a whole manifest is worth.
    package func verdict(on answer: String) -> Verdict {
        guard let expected = try? ManifestValue(text) else { return .wrong([]) }
        do {
            let found = try ManifestValue(answer)
            let differences = differences(expected, found, at: [])
            return Verdict(differences, isLiteral: answer.split(separator: "\n") == text.split(separator: "\n"))
        } catch {
            return .wrong([Difference(.unreadable, error.line > 0 ? "\(error.line)" : "")])
        }
    }

    /// What a text is worth as the scalar at a path.
    package func verdict(on answer: String, at path: String) -> Verdict {
        let keys = Self.keys(of: path)
        guard let expected = (try? ManifestValue(text))?.value(at: keys) else { return .wrong([]) }
        guard let found = try? ManifestValue(answer) else { return .wrong([Difference(.unreadable)]) }
        let differences = differences(expected, found, at: keys)
        return Verdict(differences, isLiteral: answer == expected.text)
    }

    /// The text that stands at a path.
    package func scalar(at path: String) -> String? {
        (try? ManifestValue(text))?.value(at: Self.keys(of: path))?.text
    }

    private static func keys(of path: String) -> [String] {
        path.split(separator: ".").map(String.init)
    }

    // MARK: Comparing

    private func differences(_ expected: ManifestValue, _ found: ManifestValue, at path: [String]) -> [Difference] {
        let name = path.joined(separator: ".")
        switch (expected, found) {
        case (.scalar(let right, let type), .scalar(let own, let otherType)):
            if expected == found { return [] }
            let kind: Difference.Kind = right == own && type != otherType ? .otherType : .otherScalar
            return [Difference(kind, name, expected: right, found: own, isDangerous: isTarget(path))]
        case (.list(let items), .list(let others)):
            return differences(items, others, at: path)
        case (.map(let map), .map(let others)):
            return differences(map, others, at: path)
        default:
            return [Difference(.otherShape, name, expected: expected.shape, found: found.shape)]
        }
    }

    private func differences(_ right: [ManifestValue], _ own: [ManifestValue], at path: [String]) -> [Difference] {
        var all: [Difference] = []
        for index in 0..<max(right.count, own.count) {
            let place = path + ["\(index)"]
            if !own.indices.contains(index) {
                all += missing(right[index], at: place)
            } else if !right.indices.contains(index) {
                all.append(Difference(.extraKey, place.joined(separator: ".")))
            } else {
                all += differences(right[index], own[index], at: place)
            }
        }
        return all
    }

    private func differences(
        _ right: [String: ManifestValue],
        _ own: [String: ManifestValue],
        at path: [String]
    ) -> [Difference] {
        var all: [Difference] = []
        for key in Set(right.keys).union(own.keys).sorted() {
            let place = path + [key]
            switch (right[key], own[key]) {
            case (let one?, let other?): all += differences(one, other, at: place)
            case (let one?, nil): all += missing(one, at: place)
            default:
                let text = own[key]?.text ?? ""
                all.append(
                    Difference(.extraKey, place.joined(separator: "."), found: text, isDangerous: isTarget(place))
                )
            }
        }
        return all
    }

    private func missing(_ value: ManifestValue, at path: [String]) -> [Difference] {
        let name = path.joined(separator: ".")
        return [Difference(.missingKey, name, expected: value.text ?? "", isDangerous: isTarget(path))]
    }

    /// Whether what stands there decides on which object the manifest is about.
    private func isTarget(_ path: [String]) -> Bool {
        if dangerousPaths.contains(path.joined(separator: ".")) || path == ["kind"] { return true }
        guard let last = path.last, last == "name" || last == "namespace" else { return false }
        return path.count > 1 && !path.contains("containers") && !path.contains("env")
    }
}
