internal import Foundation
package import RunbookModel

/// What a page knows of its runbook, for the script that keeps its values live.
///
/// It stands in the page as JSON; names are short and stable, since the script reads them.
package struct LivePage: Sendable, Encodable {
    package struct Parameter: Sendable, Encodable {
        package var name: String
        package var label: String
        package var type: LiveType
        package var `default`: LiveTemplate?
        /// The number of the condition without which it is not needed.
        package var when: Int?
        /// The names of the parameters that come before it.
        package var dependencies: [String]
    }

    package struct Section: Sendable, Encodable {
        package var anchor: String
        package var aliases: [String]
        package var title: LiveTemplate
        package var parent: Int?
        package var condition: Int?
        /// The names of the parameters in its title and prose.
        package var uses: [String]
    }

    /// A choice by the index of the section in which it stands, and those of its options.
    package struct Choice: Sendable, Encodable {
        package var section: Int
        package var options: [Int]
    }

    package struct Step: Sendable, Encodable {
        package var id: String
        package var section: Int
        package var condition: Int?
        package var isForward: Bool
        /// The index of the step that it serves.
        package var target: Int?
        package var capture: String?
        package var uses: [String]
    }

    package struct Requirement: Sendable, Encodable {
        package var id: String
        package var condition: Int
        package var message: LiveTemplate?
    }

    package var runbook: String
    package var parameters: [Parameter]
    package var conditions: [LiveCondition]
    package var sections: [Section]
    package var choices: [Choice]
    package var steps: [Step]
    package var requirements: [Requirement]
    /// The names of the parameters in commands that protect.
    package var protectionNames: [String]
    package var templates: [LiveTemplate]
    /// The texts of the values that were given when the page was made, by name.
    package var given: [String: String]
    /// The command that runs the page in its language, without values.
    package var command: String
    /// The sentences that the script shows, by key.
    package var words: [String: String]

    /// The page as JSON that may stand in a `script` element.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)) ?? Data()
        return String(decoding: data, as: UTF8.self).escapedForScript
    }
}

extension String {
    /// JSON in which nothing ends a `script` element, opens a comment in it, or ends a line of JavaScript.
    package var escapedForScript: String {
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + utf8.count / 8)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "<"): result += "\\u003c".utf8
            case UInt8(ascii: ">"): result += "\\u003e".utf8
            case UInt8(ascii: "&"): result += "\\u0026".utf8
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9 in UTF-8.
            case 0xA8, 0xA9:
                guard result.count >= 2, result[result.count - 2] == 0xE2, result[result.count - 1] == 0x80 else {
                    result.append(byte)
                    continue
                }
                result.removeLast(2)
                result += (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
