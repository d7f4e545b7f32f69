import Foundation
import Testing

@testable import RunbookModel

/// A repeatable source of random numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct SafeWordTests {
    private static let types: [ParameterType] = [
        .name, .version, .image, .integer, .boolean, .duration, .choice(["a", "2.4", "_x", "true", "-o", "a b", "$x"]),
    ]

    /// Texts made of what grammars are made of, with something hostile now and then.
    private static func texts(count: Int) -> [String] {
        let pieces = [
            "a", "z9", "v", "0", "1", "12", "-", "--", "_", "__", ".", ":", "/", "@", "+", "m", "s", "h", "true", "2.4",
            "rc", "sha256:" + String(repeating: "0a", count: 32), "A", "~", "$", " ", "'", "\n", "[", "*", "é", "=",
        ]
        var generator = SplitMix(state: 7)
        return (0..<count).map { _ in
            (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
        } + hostileTexts + ["a", "2.4", "_x", "true", "-o", "a b", "$x", "milvusdb/milvus:v2.4.23", "-5", "1h30m"]
    }

    @Test func acceptedValuesAreOneWordToBash() throws {
        var values: [String] = []
        for text in Self.texts(count: 40_000) {
            values += Self.types.compactMap { try? $0.value(from: text).text }
        }
        try #require(Set(values).count > 1_000)
        let script = values.map { "set -- \($0)\nprintf '%s:%s\\n' $# \"$1\"\n" }.joined()
        #expect(try outputLines(ofBash: script) == values.map { "1:\($0)" })
    }

    @Test func onlyAnIntegerStartsWithAHyphen() {
        for text in Self.texts(count: 40_000) where text.hasPrefix("-") {
            for type in Self.types where type != .integer {
                #expect((try? type.value(from: text)) == nil, "\(type.keyword) \(text)")
            }
        }
    }

    /// Runs a script on bash's standard input, in a folder whose file names a pattern would match.
    private func outputLines(ofBash script: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("safe-word-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(script.utf8).write(to: folder.appendingPathComponent("a"))
        let bash = Process()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.arguments = ["--norc", "a"]
        bash.currentDirectoryURL = folder
        let output = Pipe()
        bash.standardOutput = output
        try bash.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        bash.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
