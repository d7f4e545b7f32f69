internal import Rendering

/// A piece of HTML: whatever is put into it as a text is escaped, and only another piece goes in as it is.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    package private(set) var text: String

    /// Nothing.
    init() {
        text = ""
    }

    /// Markup, as its author wrote it.
    package init(stringLiteral markup: String) {
        text = markup
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        package mutating func appendInterpolation(_ value: String) {
            text += MarkupText.escaped(value)
        }

        package mutating func appendInterpolation(_ value: Int) {
            text += String(value)
        }

        package mutating func appendInterpolation(_ value: HTML) {
            text += value.text
        }

        package mutating func appendInterpolation(_ values: [HTML]) {
            for value in values { text += value.text }
        }
    }

    static func += (left: inout HTML, right: HTML) {
        left.text += right.text
    }

    static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }

    var isEmpty: Bool { text.isEmpty }
}

extension [HTML] {
    /// The pieces, one after the other.
    func joined(_ separator: HTML = "") -> HTML {
        enumerated().reduce(into: HTML()) { sum, piece in
            if piece.offset > 0 { sum += separator }
            sum += piece.element
        }
    }
}
