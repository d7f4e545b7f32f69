/// The indentation and the markers at the start of a line that may open lists and block quotes.
struct LinePrefix {
    /// The columns up to what follows; a tab counts for four.
    private(set) var width = 0
    /// The columns up to the last marker.
    private(set) var markedWidth = 0
    /// Whether nothing follows but whitespace.
    private(set) var isWholeLine = false
    /// Whether it starts with the marker of a list item, or with a digit that may be part of one.
    private(set) var mayOpenItem = false

    /// Measures the start of a line.
    init(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
        var digits = 0
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            index += 1
            let isFollowedByBlank = index == line.endIndex || line[index].isBlank
            if byte.isBlank {
                digits = 0
            } else if Self.isBullet(byte) && isFollowedByBlank || byte == UInt8(ascii: ">") {
                markedWidth = width + 1
                mayOpenItem = mayOpenItem || byte != UInt8(ascii: ">")
            } else if byte.isASCIIDigit, digits < 9 {
                digits += 1
                mayOpenItem = true
            } else if digits > 0, isFollowedByBlank, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") {
                markedWidth = width + 1
            } else {
                return
            }
            width += byte == .tab ? 4 : 1
        }
        isWholeLine = markedWidth == 0 && digits == 0
    }

    private static func isBullet(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*")
    }
}
