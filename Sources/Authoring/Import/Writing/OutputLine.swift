/// A line of the runbook that is made.
struct OutputLine {
    /// What starts on a line.
    enum Mark: Hashable {
        /// A code block, by its number among all.
        case code(Int)
        /// The fence that ends it.
        case end(Int)
        /// A block of the page, by its line there.
        case page(line: Int)
    }

    var text: String
    var marks: [Mark]

    init(_ text: String, _ marks: Mark...) {
        self.text = text
        self.marks = marks
    }
}

extension [OutputLine] {
    /// The lines below a container's mark: the first after the mark itself, the others after as much space.
    func inside(first: String, others: String) -> [OutputLine] {
        enumerated().map { index, line in
            var line = line
            let prefix = index == 0 ? first : others
            line.text = line.text.isEmpty ? prefix.trimmedEnd : prefix + line.text
            return line
        }
    }

    /// The lines with one more mark at their start.
    func marked(_ mark: OutputLine.Mark) -> [OutputLine] {
        var lines = self
        if !lines.isEmpty { lines[0].marks.append(mark) }
        return lines
    }
}
