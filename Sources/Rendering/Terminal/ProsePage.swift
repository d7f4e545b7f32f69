/// Lines in the making, with what stands at their left: bullets, bars, indentation.
struct ProsePage {
    /// The finished lines.
    private(set) var lines: [StyledText] = []
    private let limit: Int
    private var frames: [Frame] = []

    /// A container around the text: a list item, a quotation.
    private struct Frame {
        /// What stands on its first line; nil once that line is written.
        var marker: StyledText?
        /// What stands on its other lines.
        var indent: StyledText
        var columns: Int
    }

    /// Starts an empty page.
    ///
    /// - Parameter limit: The width of a line in columns.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// How many columns a line has for its text: at least a few, however deep it stands.
    var room: Int {
        max(min(limit, 10), limit - frames.reduce(0) { $0 + $1.columns })
    }

    /// Goes into a container.
    ///
    /// Containers that would push the text beyond the middle of the line are not indented further.
    mutating func enter(marker: StyledText?, indent: StyledText) {
        let columns = max(indent.columns, marker?.columns ?? 0)
        let isTooDeep = frames.reduce(columns) { $0 + $1.columns } > max(limit / 2, 4)
        frames.append(
            Frame(marker: marker, indent: isTooDeep ? StyledText() : indent, columns: isTooDeep ? 0 : columns)
        )
    }

    /// Leaves the innermost container.
    mutating func leave() {
        frames.removeLast()
    }

    /// Writes lines.
    mutating func add(_ texts: [StyledText]) {
        for text in texts { add(text) }
    }

    /// Writes an empty line, on which bars stand and bullets don't.
    mutating func addBlank() {
        var line = StyledText()
        for frame in frames where frame.marker == nil { line.append(frame.indent) }
        line.trimEnd()
        lines.append(line)
    }

    /// Writes the bullet of an item that has no text.
    mutating func finishMarkers() {
        if frames.contains(where: { $0.marker != nil }) { add(StyledText()) }
    }

    private mutating func add(_ text: StyledText) {
        var line = StyledText()
        for index in frames.indices {
            line.append(frames[index].marker ?? frames[index].indent)
            frames[index].marker = nil
        }
        line.append(text)
        line.trimEnd()
        lines.append(line)
    }
}
