/// The last line of an output that is not blank, as a person would read it, whether a line feed has ended it or not.
package struct LastLine: Sendable {
    private var scanner = LineScanner()
    private var ended: String?

    /// An output that has shown nothing yet.
    package init() {}

    /// Takes a piece of the output.
    package mutating func take(_ piece: some Collection<UInt8>) {
        guard let line = scanner.scan(piece).last(where: { !$0.text.trimmingWhitespace.isEmpty }) else { return }
        ended = line.text
    }

    /// The line without the white space around it; nil where there is none.
    package var text: String? {
        var begun = scanner
        let last = begun.finish()?.text.trimmingWhitespace ?? ""
        return last.isEmpty ? ended?.trimmingWhitespace : last
    }
}
