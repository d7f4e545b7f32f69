/// What the terminal at hand can show, and how it shows what parts of a text are.
///
/// The rules, in order:
/// - `--plain` means no escape sequence at all, no redraws and no boxes.
/// - `--color always` forces colours, even into a pipe (`less -R`).
/// - Without a terminal, or with `TERM` unset or `dumb`, there is neither colour nor bold nor underline.
/// - `--color never`, or `NO_COLOR` that is set and not empty (no-color.org), forbids colours only: bold and underline
///   stay, because values are told by their underline.
///
/// Where underlining is not possible, ``ValueLegend`` lists the values in words.
package struct TerminalStyle: Sendable, Hashable {
    /// What `--color` asks for.
    package enum ColorChoice: String, Sendable, Hashable, CaseIterable {
        /// Colours where they can be shown and are not unwanted.
        case auto
        /// Colours whatever is written to.
        case always
        /// No colours.
        case never
    }

    /// How text can differ from other text.
    package enum Ink: Int, Sendable, Hashable, Comparable {
        /// In no way.
        case none
        /// By bold and underline.
        case monochrome
        /// By colours too.
        case colors

        package static func < (lhs: Ink, rhs: Ink) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// How text can differ from other text.
    package var ink: Ink
    /// The width of the terminal, at least 1.
    package var columns: Int
    /// Whether `--plain` was asked for.
    package var isPlain: Bool
    /// Whether a line that was written can be written over.
    package var canRedraw: Bool
    /// Whether the locale's encoding is UTF-8, so that bars and bullets can be more than ASCII.
    package var isUTF8: Bool

    /// Whether bold and underline can be shown.
    package var hasAttributes: Bool { ink >= .monochrome }

    /// Whether colours can be shown.
    package var hasColor: Bool { ink == .colors }

    /// Takes a style as it is.
    package init(
        ink: Ink = .none,
        columns: Int = 80,
        isPlain: Bool = false,
        canRedraw: Bool = false,
        isUTF8: Bool = true
    ) {
        self.ink = ink
        self.columns = max(1, columns)
        self.isPlain = isPlain
        self.canRedraw = canRedraw && !isPlain
        self.isUTF8 = isUTF8
    }

    /// Works out the style from what was asked for and what the environment says.
    ///
    /// - Parameters:
    ///   - color: What `--color` asks for.
    ///   - isPlain: Whether `--plain` was asked for.
    ///   - isTerminal: Whether the text goes to a terminal.
    ///   - columns: The terminal's width.
    ///   - environment: The variables of the process: `NO_COLOR`, `TERM`, and the locale's.
    package init(
        color: ColorChoice,
        isPlain: Bool,
        isTerminal: Bool,
        columns: Int,
        environment: [String: String]
    ) {
        let term = environment["TERM"] ?? ""
        let isCapable = isTerminal && !term.isEmpty && term != "dumb"
        self.init(
            ink: Self.ink(color: color, isPlain: isPlain, isCapable: isCapable, environment: environment),
            columns: columns,
            isPlain: isPlain,
            canRedraw: isCapable,
            isUTF8: Self.isUTF8(environment)
        )
    }

    /// Writes a text with the escape sequences of its roles (ECMA-48, SGR), each stretch ended by a reset.
    package func render(_ text: StyledText) -> String {
        text.runs.map { apply($0.roles, to: $0.text) }.joined()
    }

    /// Writes words with the escape sequences of their roles.
    package func apply(_ roles: TextRoles, to text: String) -> String {
        let codes = parameters(of: roles)
        guard !codes.isEmpty, !text.isEmpty else { return text }
        return "\u{1B}[\(codes.map(String.init).joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    /// The bar at the left of a quotation, the bullet of a list, the line between parts.
    var ornaments: (bar: String, bullet: String, rule: String) {
        isUTF8 && !isPlain ? ("│ ", "• ", "─") : ("> ", "- ", "-")
    }

    private func parameters(of roles: TextRoles) -> [Int] {
        var codes: [Int] = []
        for look in Self.looks where !roles.isDisjoint(with: look.roles) {
            if hasAttributes, let attribute = look.attribute, !codes.contains(attribute) { codes.append(attribute) }
            if hasColor, let color = look.color { codes.append(color) }
        }
        return codes
    }

    /// Later colours win over earlier ones.
    private static let looks: [(roles: TextRoles, attribute: Int?, color: Int?)] = [
        ([.heading], 1, 35),
        ([.strong, .key], 1, nil),
        ([.emphasis], 3, nil),
        ([.code], nil, 36),
        ([.value], 4, nil),
        ([.faint], 2, nil),
        ([.added, .success], nil, 32),
        ([.removed], nil, 31),
        ([.warning], 1, 33),
        ([.error], 1, 31),
    ]

    private static func ink(
        color: ColorChoice,
        isPlain: Bool,
        isCapable: Bool,
        environment: [String: String]
    ) -> Ink {
        if isPlain { return .none }
        if color == .always { return .colors }
        guard isCapable else { return .none }
        let isUnwanted = color == .never || environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return isUnwanted ? .monochrome : .colors
    }

    /// The codeset of the locale that governs characters (POSIX, section 8.2: `LC_ALL`, `LC_CTYPE`, `LANG`).
    private static func isUTF8(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let codeset = locale.split(separator: ".").last.map { $0.prefix { $0 != "@" }.lowercased() }
        return codeset == "utf-8" || codeset == "utf8"
    }
}
