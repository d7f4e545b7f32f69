import Glibc

/// The environment of a process, byte for byte: neither names nor values need be UTF-8.
package struct ProcessEnvironment: Sendable, Hashable {
    private var values: [[UInt8]: [UInt8]]

    /// An environment of these variables.
    package init(_ variables: [String: String] = [:]) {
        values = [:]
        for (name, value) in variables { self[name] = value }
    }

    /// The environment of this process.
    package static var current: ProcessEnvironment {
        var environment = ProcessEnvironment()
        var entry = environ
        while let text = entry.pointee {
            environment.insert(UnsafeRawBufferPointer(start: text, count: strlen(text)))
            entry += 1
        }
        return environment
    }

    /// The value of a variable; bytes that are not UTF-8 read as U+FFFD.
    package subscript(name: String) -> String? {
        get { values[Array(name.utf8)].map { String(decoding: $0, as: UTF8.self) } }
        set { values[Array(name.utf8)] = newValue.map { Array($0.utf8) } }
    }

    /// The variables as `NAME=VALUE`, in the order of their names, for exec.
    package var entries: [[UInt8]] {
        values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { name, value in name + [UInt8(ascii: "=")] + value }
    }

    /// Removes every variable whose name starts with `prefix`.
    package mutating func removeAll(prefix: String) {
        let prefix = Array(prefix.utf8)
        values = values.filter { !$0.key.starts(with: prefix) }
    }

    private mutating func insert(_ entry: UnsafeRawBufferPointer) {
        guard let border = entry.dropFirst().firstIndex(of: UInt8(ascii: "=")) else { return }
        values[Array(entry[..<border])] = Array(entry[(border + 1)...])
    }
}
