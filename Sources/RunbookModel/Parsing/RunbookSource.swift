internal import MarkdownTree
package import SystemPackage

#if canImport(Glibc)
internal import Glibc
#endif

/// The bytes of a runbook in one language, as they were read.
package struct RunbookSource: Sendable {
    /// A file and its bytes.
    package struct File: Sendable, Hashable {
        package var path: FilePath
        package var bytes: [UInt8]

        package init(path: FilePath, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    package var id: String
    /// The BCP 47 tag that the file's name gives; nil for a lone file that gives none.
    package var language: String?
    /// The tags of all languages of the runbook.
    package var languages: [String]
    package var markdown: File
    /// `runbook.yml`, for a runbook that is a folder.
    package var definition: File?

    package init(id: String, language: String?, languages: [String], markdown: File, definition: File?) {
        self.id = id
        self.language = language
        self.languages = languages
        self.markdown = markdown
        self.definition = definition
    }
}

extension RunbookSource.File {
    /// The size in bytes over which a file is no runbook: 8 MiB, a thousand times a long guide.
    package static let largestSize = 8 << 20

    /// Reads a whole regular file.
    ///
    /// - Throws: ``Diagnostic`` with `fileNotFound`, `fileUnreadable` or `fileTooLarge`.
    package static func read(_ path: FilePath) throws(Diagnostic) -> Self {
        try read(path) { try readAll($0, path: path) }
    }

    /// Reads the whole lines among the first bytes of a file.
    ///
    /// - Throws: ``Diagnostic`` with `fileNotFound` or `fileUnreadable`.
    static func readHead(_ path: FilePath, size: Int) throws(Diagnostic) -> Self {
        let head = try read(path) { try readChunk($0, size: size) }
        guard head.bytes.count == size else { return head }
        let end = head.bytes.lastIndex(of: 0x0A) ?? -1
        return Self(path: path, bytes: Array(head.bytes[...end]))
    }

    private static func read(
        _ path: FilePath,
        with bytes: (FileDescriptor) throws -> [UInt8]
    ) throws(Diagnostic) -> Self {
        do {
            // Opening a pipe that nobody writes to would wait for ever; reading it gives nothing.
            let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            defer { try? descriptor.close() }
            _ = fcntl(descriptor.rawValue, F_SETFL, 0)
            return Self(path: path, bytes: try bytes(descriptor))
        } catch let error as Diagnostic {
            throw error
        } catch let error as Errno where error == .noSuchFileOrDirectory || error == .notDirectory {
            throw Diagnostic(.fileNotFound, path: path, ["path": path.string])
        } catch {
            throw Diagnostic(.fileUnreadable, path: path, ["path": path.string, "reason": "\(error)"])
        }
    }

    private static func readAll(_ descriptor: FileDescriptor, path: FilePath) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try readChunk(descriptor, size: 1 << 16)
            if chunk.isEmpty { return bytes }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            if bytes.count > largestSize {
                throw Diagnostic(.fileTooLarge, path: path, ["limit": String(largestSize >> 20)])
            }
        }
    }

    private static func readChunk(_ descriptor: FileDescriptor, size: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// The text, if the bytes are UTF-8 with Unix line ends and neither a byte order mark nor a NUL.
    func text(reportingTo sink: DiagnosticSink, mayBeEmpty: Bool = false) -> String? {
        if !mayBeEmpty, bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            sink.report(.emptyFile, in: path, at: SourceLocation(line: 1, column: 1))
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            sink.report(.notUTF8, in: path, at: location(of: firstInvalidOffset))
            return nil
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            sink.report(.byteOrderMark, in: path, at: SourceLocation(line: 1, column: 1))
        }
        if let offset = bytes.firstOffset(of: 0x0D) {
            sink.report(.carriageReturns, in: path, at: location(of: offset))
        }
        if let offset = bytes.firstOffset(of: 0) {
            sink.report(.nullCharacter, in: path, at: location(of: offset))
        }
        return text
    }

    /// The top-level mapping of a YAML file; nil, and a fault, where there is none.
    package func definition(reportingTo sink: DiagnosticSink) -> DefinitionNode? {
        text(reportingTo: sink, mayBeEmpty: true).flatMap { DefinitionText($0, path: path).root(reportingTo: sink) }
    }

    private func location(of offset: Int) -> SourceLocation {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return SourceLocation(line: before.count { $0 == 0x0A } + 1, column: offset - lineStart + 1)
    }

    /// The offset of the first byte that no UTF-8 sequence explains.
    private var firstInvalidOffset: Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }
}
