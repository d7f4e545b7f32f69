import Glibc
package import SystemPackage

/// The end of a step's output, as plain lines.
package struct TranscriptExcerpt: Sendable, Hashable {
    /// Without escape sequences and what carriage returns overwrote; bytes that are not UTF-8 are U+FFFD.
    package var lines: [String]
    /// How many bytes of output stand before the first line.
    package var omittedBytes: Int
    /// How many lines were read and left out before the first.
    package var omittedLines: Int

    /// The most bytes of a transcript that are read for people: 64 KiB.
    package static let longest = 65_536

    /// Reads the end of a transcript; nil where it is no file or cannot be read.
    package init?(of path: FilePath, longest: Int = TranscriptExcerpt.longest) {
        let number = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard number >= 0 else { return nil }
        let descriptor = Descriptor(owning: number)
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let start = max(0, Int(status.st_size) - longest)
        guard let bytes = Self.read(descriptor, from: start, count: longest) else { return nil }
        self.init(bytes, omittedBytes: start)
    }

    /// Makes lines of output of which so many bytes are left out before.
    package init(_ bytes: some Collection<UInt8>, omittedBytes: Int = 0) {
        var (rest, omitted) = (Array(bytes)[...], omittedBytes)
        // What is cut starts in the middle of a line, an escape sequence or a character: the next line is whole.
        if omitted > 0, let end = rest.firstIndex(of: 10), end + 1 < rest.endIndex {
            omitted += end + 1
            rest = rest[(end + 1)...]
        }
        var scanner = LineScanner()
        var found = scanner.scan(rest)
        if let last = scanner.finish() { found.append(last) }
        lines = found.map { $0.isCut ? $0.text + "…" : $0.text }
        self.omittedBytes = omitted
        omittedLines = 0
    }

    private static func read(_ descriptor: Descriptor, from start: Int, count: Int) -> [UInt8]? {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: count)
        while contents.count < count {
            let offset = off_t(start + contents.count)
            let count = buffer.withUnsafeMutableBytes {
                pread(descriptor.number, $0.baseAddress, $0.count - contents.count, offset)
            }
            if count == 0 { break }
            if count > 0 { contents += buffer[..<count] }
            guard count > 0 || errno == EINTR else { return nil }
        }
        return contents
    }

    /// The excerpt with at most so many lines, the last ones.
    package func last(_ count: Int) -> TranscriptExcerpt {
        var excerpt = self
        excerpt.omittedLines += max(0, lines.count - count)
        excerpt.lines = Array(lines.suffix(count))
        return excerpt
    }
}
