/// What a person does at the keyboard while a question is asked, and what ends the question otherwise.
package enum Key: Sendable, Hashable {
    /// A printable character; one Unicode scalar, a combining mark being a key of its own.
    case character(Character)
    /// A key with Control held that has no name here, as its lower-case letter: `a` for Ctrl-A.
    case control(Character)
    /// Return, Enter or line feed.
    case enter
    /// Escape alone.
    case escape
    case backspace
    /// The key that deletes what is after the cursor.
    case delete
    case tab
    case up
    case down
    case left
    case right
    case home
    case end
    /// Ctrl-C, or a signal that asks the program to stop.
    case interrupt
    /// Ctrl-D.
    case endOfFile
    /// Text that came at once and was not typed: a bracketed paste, or several characters in one burst.
    case paste(String)
    /// The terminal's size changed, or the program went on after Ctrl-Z: draw again.
    case resize
    /// The terminal is gone.
    case hangup
    /// A sequence that means nothing here, swallowed whole.
    case unknown
}

extension Key {
    /// What a key adds to a pasted text.
    var pastedText: String {
        switch self {
        case .character(let character): String(character)
        case .enter: "\n"
        case .tab: "\t"
        case .paste(let text): text
        default: ""
        }
    }
}
