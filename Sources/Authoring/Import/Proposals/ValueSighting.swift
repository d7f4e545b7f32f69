internal import Foundation
internal import RunbookModel

/// A value that stands in a block and could be a parameter's.
struct ValueSighting {
    enum Kind: Hashable {
        case version
        case release
        case namespace
    }

    var kind: Kind
    var value: String
    /// The bytes that the value takes, counted in UTF-8.
    var range: Range<Int>
    /// What the text calls it: the key, the image, the option before it.
    var hint: String
    /// Whether its place says what it is, so that it need not stand twice.
    var isNamed = false
}

/// Finds values in the text of a step.
struct ValueSightings {
    private(set) var found: [ValueSighting] = []

    private let bytes: [UInt8]
    /// The words that commands and manifests call a release.
    private let releases: Set<String>

    /// Looks at a step's text.
    init(_ plan: BlockPlan, releases: Set<String>) {
        bytes = Array(plan.text.utf8)
        self.releases = releases
        for word in CodeWords(bytes) where plan.role != .console || isOfCommand(word) { look(at: word) }
    }

    /// Whether a word of a session stands in a command, and not in what that prints.
    private func isOfCommand(_ word: CodeWords.Word) -> Bool {
        let start = bytes[word.lineStart...].prefix(2)
        let before = bytes[..<Swift.max(0, word.lineStart - 1)].last
        return start.elementsEqual("$ ".utf8) || start.elementsEqual("> ".utf8) || before == UInt8(ascii: "\\")
    }

    private mutating func look(at word: CodeWords.Word) {
        if let version = Self.version(word.text) {
            let skipped = word.text.utf8.count - version.utf8.count
            let range = word.range.lowerBound + skipped..<word.range.upperBound
            let (hint, isNamed) = versionHint(before: word)
            found.append(ValueSighting(kind: .version, value: version, range: range, hint: hint, isNamed: isNamed))
        } else if isNamespace(word) {
            found.append(ValueSighting(kind: .namespace, value: word.text, range: word.range, hint: "namespace"))
        } else if releases.contains(word.text), !isPartOfPath(word) {
            found.append(ValueSighting(kind: .release, value: word.text, range: word.range, hint: word.text))
        }
    }

    /// The version that a word is, without its `v`: three numbers, and what a pre-release adds.
    private static func version(_ word: String) -> String? {
        let text = word.hasPrefix("v") ? word.dropFirst() : word[...]
        guard text.first?.isNumber == true else { return nil }
        let numbers = text.prefix { $0.isNumber || $0 == "." }.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, (try? ParameterType.version.value(from: String(text))) != nil else { return nil }
        return String(text)
    }

    // MARK: Places

    /// Whether a slash joins a word to others, as in an address or the name of a chart.
    private func isPartOfPath(_ word: CodeWords.Word) -> Bool {
        let before = bytes[..<word.range.lowerBound].last
        let after = bytes[word.range.upperBound...].first
        return before == UInt8(ascii: "/") || after == UInt8(ascii: "/")
    }

    private func lineBefore(_ word: CodeWords.Word) -> String {
        let start = Swift.max(word.lineStart, word.range.lowerBound - 200)
        return String(decoding: bytes[start..<word.range.lowerBound], as: UTF8.self)
    }

    /// What the text calls a version: its key, the image whose tag it is, the option before it.
    private func versionHint(before word: CodeWords.Word) -> (hint: String, isNamed: Bool) {
        let line = bytes[word.lineStart..<word.range.lowerBound]
        if let key = Self.key(at: line), key.lowercased().hasSuffix("version") { return (key, true) }
        if line.last == UInt8(ascii: ":"), let image = Self.lastWord(of: line.dropLast()) {
            return ("\(image) version", false)
        }
        let isChart = follows(word, "--version=") || follows(word, "--version ")
        return (isChart && lineBefore(word).contains("helm ") ? "chart version" : "version", false)
    }

    /// The key at the end of a line, before its colon and what may stand behind that.
    private static func key(at line: ArraySlice<UInt8>) -> String? {
        var rest = line
        while let last = rest.last, "\"' ".utf8.contains(last) { rest.removeLast() }
        guard rest.count < line.count, rest.popLast() == UInt8(ascii: ":") else { return nil }
        while let last = rest.last, "\"'".utf8.contains(last) { rest.removeLast() }
        return lastWord(of: rest)
    }

    private static func lastWord(of line: ArraySlice<UInt8>) -> String? {
        let word = line.reversed().prefix { $0.isASCIILetter || $0.isASCIIDigit || "_.-".utf8.contains($0) }
        return word.isEmpty ? nil : String(decoding: word.reversed(), as: UTF8.self)
    }

    /// Whether a mark stands right before a word.
    private func follows(_ word: CodeWords.Word, _ mark: String) -> Bool {
        bytes[word.lineStart..<word.range.lowerBound].suffix(mark.utf8.count).elementsEqual(mark.utf8)
    }

    private func isNamespace(_ word: CodeWords.Word) -> Bool {
        let marks = ["--namespace ", "--namespace=", " -n ", " namespace: ", " namespace: \"", " namespace: '"]
        guard let mark = marks.first(where: { follows(word, $0) }), word.text.contains(where: \.isLetter),
            (try? ParameterType.name.value(from: word.text)) != nil
        else { return false }
        if !mark.contains("-") { return true }
        let line = lineBefore(word)
        return line.contains("kubectl ") || line.contains("helm ") || line.contains(".sh ")
    }
}

/// Finds what commands and manifests call a release.
enum ReleaseNames {
    private static let verbs: Set = ["install", "upgrade", "rollback", "uninstall", "status", "history", "delete"]

    /// The names in a step's text; only those with a hyphen, which are no words of anything else.
    static func names(in plan: BlockPlan) -> [String] {
        let names = plan.commands.compactMap(helmRelease) + manifestNames(plan)
        return names.filter { $0.contains("-") && (try? ParameterType.name.value(from: $0)) != nil }
    }

    private static func helmRelease(_ command: CommandLines.Command) -> String? {
        guard command.program == "helm" else { return nil }
        var words = command.call.dropFirst()[...]
        var isAfterVerb = false
        while let word = words.popFirst() {
            if word.hasPrefix("-") {
                if !word.contains("="),
                    ["-n", "--namespace", "-f", "--values", "--version", "--kube-context"].contains(word)
                {
                    words = words.dropFirst()
                }
            } else if isAfterVerb {
                return String(word)
            } else {
                guard verbs.contains(String(word)) else { return nil }
                isAfterVerb = true
            }
        }
        return nil
    }

    /// The `name` right below each `metadata` of a manifest.
    private static func manifestNames(_ plan: BlockPlan) -> [String] {
        guard case .file = plan.role, plan.language == "yaml" || plan.language == "yml" else { return [] }
        var names: [String] = []
        var isInMetadata = false
        for line in plan.text.split(separator: "\n") {
            if line.first?.isWhitespace == false { isInMetadata = line.hasPrefix("metadata:") }
            if isInMetadata, let name = manifestName(line) { names.append(name) }
        }
        return names
    }

    /// The plain or quoted scalar of an indented `name` key.
    private static func manifestName(_ line: Substring) -> String? {
        let entry = line.drop(while: \.isWhitespace)
        guard entry.startIndex > line.startIndex, entry.hasPrefix("name:") else { return nil }
        let words = entry.dropFirst("name:".count).split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let word = words.first, entry.dropFirst("name:".count).first?.isWhitespace == true,
            words.count == 1 || words[1].isEmpty || words[1].hasPrefix("#")
        else { return nil }
        let name = String(word).trimmingCharacters(in: ["\"", "'"])
        let isName = name.allSatisfy { $0.isLetter || $0.isNumber || "_.-".contains($0) }
        return isName && !name.isEmpty ? name : nil
    }
}
