/// The lines of a YAML text by the breaks that libyaml counts: CR, NEL, LS and PS too (YAML 1.1, section 4.1.4).
struct YAMLLines {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// The number of bytes.
    var count: Int { bytes.count }

    init(_ bytes: [UInt8]) {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let length = Self.breakLength(at: index, in: bytes)
            index += max(length, 1)
            if length > 0 { starts.append(index) }
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// The bytes of the line break at an index; 0 where there is none.
    private static func breakLength(at index: Int, in bytes: [UInt8]) -> Int {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch bytes[index] {
        case 0x0A: return 1
        case 0x0D: return next == 0x0A ? 2 : 1
        case 0xC2: return next == 0x85 ? 2 : 0
        case 0xE2:
            guard next == 0x80, index + 2 < bytes.count else { return 0 }
            return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    /// The bytes before a place, given by its line and its column in Unicode scalars, both from 1.
    func offset(line: Int, column: Int) -> Int {
        guard starts.indices.contains(line - 1) else { return bytes.count }
        var offset = starts[line - 1]
        for _ in 1..<max(1, column) where offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }
}
