/// An upper bound of how deeply a YAML text nests.
///
/// The YAML parser descends once for each level, so that a hostile file of a few megabytes could exhaust the stack.
struct YamlNesting {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Whether brackets, or the markers `-`, `?` and `:` at the start of a line, may nest more than `limit` levels.
    ///
    /// Brackets within texts count too, which only matters where hundreds of them stay open.
    func exceeds(_ limit: Int) -> Bool {
        var brackets = 0
        var markers = 0
        var isAtLineStart = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                markers = 0
                isAtLineStart = true
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                markers += isAtLineStart ? 1 : 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                break
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                brackets = max(0, brackets - 1)
            default:
                isAtLineStart = false
            }
            if brackets > limit || (isAtLineStart && markers > limit) {
                return true
            }
        }
        return false
    }
}
