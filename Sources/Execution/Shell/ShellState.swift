package import SystemPackage

/// What a step leaves to the next: the working directory, variables, functions, options and aliases of its bash, as far
/// as they differ from a fresh one.
///
/// What holds a secret's value reaches the next step and is never written down: encoding leaves it out, and keeps only
/// its name.
package struct ShellState: Sendable, Hashable {
    /// A statement that restores one thing.
    struct Statement: Sendable, Hashable {
        /// What a statement restores, in the order in which bash must meet it.
        enum Kind: String, Sendable, Codable, CaseIterable {
            /// Options come before functions, whose syntax one may allow, and variables too: a function may be called
            /// `declare`.
            case option, removal, variable, function, functionAttribute, alias, lateOption
        }

        var kind: Kind
        var name: String
        /// As bash wrote it.
        var text: [UInt8]
        /// Whether it holds a secret's value.
        var isConfidential = false
    }

    /// The directory that the step ended in; nil where it is the one that it started in.
    package var directory: FilePath?
    /// Whether the directory's path holds a secret's value.
    var isDirectoryConfidential = false
    var statements: [Statement] = []
    /// The names of variables and functions that were left out when the state was written down; `PWD` for the directory.
    package private(set) var withheldNames: [String] = []

    /// The state of a run that has done nothing yet.
    package init() {}

    /// The names of the variables that carry over, in their order.
    package var variableNames: [String] {
        statements.filter { $0.kind == .variable }.map(\.name)
    }

    /// The names of the functions that carry over, in their order.
    package var functionNames: [String] {
        statements.filter { $0.kind == .function }.map(\.name)
    }

    /// The lines that bring a fresh bash into this state, or stop it with its own message.
    ///
    /// - Parameter override: A directory that stands in for that of the state.
    /// - Returns: A script for bash.
    func script(directory override: FilePath?) -> [UInt8] {
        var lines: [UInt8] = []
        if let directory = override ?? directory {
            lines += Array("CDPATH= builtin cd -- ".utf8) + Self.quoted(directory) + Array(" || builtin exit\n".utf8)
        }
        for kind in Statement.Kind.allCases {
            for statement in statements where statement.kind == kind {
                lines += statement.text
                lines += kind == .function ? [10] : Array(" || builtin exit\n".utf8)
            }
        }
        return lines
    }

    /// A path as one word that means its very bytes.
    private static func quoted(_ path: FilePath) -> [UInt8] {
        var word: [UInt8] = [UInt8(ascii: "'")]
        for byte in path.withPlatformString({ Array(UnsafeRawBufferPointer(start: $0, count: path.length)) }) {
            word += byte == UInt8(ascii: "'") ? Array(#"'\''"#.utf8) : [byte]
        }
        return word + [UInt8(ascii: "'")]
    }
}

extension ShellState: Codable {
    private enum Key: CodingKey {
        case directory, statements, withheld
    }

    private enum StatementKey: CodingKey {
        case kind, name, text, octets
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        directory = try container.decodeIfPresent(String.self, forKey: .directory).map { FilePath($0) }
        withheldNames = try container.decodeIfPresent([String].self, forKey: .withheld) ?? []
        var list = try container.nestedUnkeyedContainer(forKey: .statements)
        while !list.isAtEnd {
            let fields = try list.nestedContainer(keyedBy: StatementKey.self)
            let text = try fields.decodeIfPresent(String.self, forKey: .text).map { Array($0.utf8) }
            statements.append(
                Statement(
                    kind: try fields.decode(Statement.Kind.self, forKey: .kind),
                    name: try fields.decode(String.self, forKey: .name),
                    text: try text ?? fields.decode([UInt8].self, forKey: .octets)
                )
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        if !isDirectoryConfidential { try container.encodeIfPresent(directory?.string, forKey: .directory) }
        let withheld = (isDirectoryConfidential ? ["PWD"] : []) + statements.filter(\.isConfidential).map(\.name)
        try container.encode(withheldNames + withheld, forKey: .withheld)
        var list = container.nestedUnkeyedContainer(forKey: .statements)
        for statement in statements where !statement.isConfidential {
            var fields = list.nestedContainer(keyedBy: StatementKey.self)
            try fields.encode(statement.kind, forKey: .kind)
            try fields.encode(statement.name, forKey: .name)
            if let text = String(validating: statement.text, as: UTF8.self) {
                try fields.encode(text, forKey: .text)
            } else {
                try fields.encode(statement.text, forKey: .octets)
            }
        }
    }
}
