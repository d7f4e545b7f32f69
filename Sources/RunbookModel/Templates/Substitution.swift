/// The language of the text into which values are put.
package enum SubstitutionSyntax: String, Sendable, Hashable, Codable, CaseIterable {
    /// Bash or POSIX shell.
    case shell
    case yaml
    case json
    /// A file of a language that has no quoting rule here: only safe words may stand in it.
    case otherFile
    /// Text for people: values stand as they are.
    case prose
    /// An attribute's value: values stand as they are.
    case attribute
    /// A regular expression: values stand for themselves.
    case pattern
    /// The name of a file: values stand as they are.
    case path
}

/// What is wrong with a template before any value is known.
package struct SubstitutionFault: Error, Sendable, Hashable {
    /// The reason.
    package enum Kind: Sendable, Hashable {
        /// A secret never stands in text; it reaches steps as `$RUNBOOK_SECRET_<NAME>`.
        case secretInText
        /// A place in shell text where a value of a free type cannot be quoted.
        case shell(ShellRefusal)
        /// A place in YAML or JSON where no value, or none of this type, can stand.
        case structured(StructuredRefusal)
        /// A file of a language without a quoting rule takes safe words only.
        case unknownLanguage
        /// Inside `[…]` of a regular expression a value does not stand for itself.
        case patternBracket
        /// A backslash before the placeholder would take the first byte of the value.
        case patternBackslash
        /// The template is no YAML; the problem is the library's own word for it, in English.
        case invalidYAML(problem: String)
        /// The template is no JSON (RFC 8259).
        case invalidJSON
    }

    package var kind: Kind
    /// The placeholder at fault; nil where the template itself is.
    package var placeholder: Template.Placeholder?
    /// The bytes from the start of the template's source to the fault, counted in UTF-8.
    package var offset: Int

    package init(_ kind: Kind, placeholder: Template.Placeholder? = nil, offset: Int) {
        self.kind = kind
        self.placeholder = placeholder
        self.offset = offset
    }

    /// Makes a fault of a placeholder, which stands where the placeholder starts.
    package init(_ kind: Kind, at placeholder: Template.Placeholder) {
        self.init(kind, placeholder: placeholder, offset: placeholder.offsets.lowerBound)
    }
}

/// Why a value cannot be put into a template.
package enum SubstitutionError: Error, Sendable, Hashable {
    /// The check would have refused this template with values of these types.
    case refused(SubstitutionFault)
    /// A value with a leading `-` would start a word that a program may take for an option; `--` before it helps.
    case leadingHyphen(Template.Placeholder)
    /// A line of a here-document would equal its delimiter.
    case heredocDelimiter(String, Template.Placeholder?)
    /// `<<-` would remove a tab of this value.
    case heredocTab(Template.Placeholder)
    /// A here-document would take a backslash at the end of a line of this value for a continuation.
    case heredocContinuation(Template.Placeholder)
    /// `declare`, `local` and `typeset` evaluate a value that starts with `(` where the variable is an array.
    case compoundAssignment(Template.Placeholder)
    /// The value holds a character that its place cannot hold: a NUL anywhere, U+0001 and U+007F in shell text.
    case unrepresentable(Template.Placeholder)
    /// A block scalar cannot hold this value exactly.
    case blockScalar(Template.Placeholder)
    /// An integer or boolean whose text YAML or JSON would read as something else.
    case ambiguousLiteral(Template.Placeholder)
    /// The text with its values in place does not say what the template says with them; the placeholder is nil where
    /// no single one is to blame.
    case changedStructure(Template.Placeholder?)
}

/// A place of shell text where a value of a free type (`path`, `url`, `text`) may not stand.
package enum ShellRefusal: Sendable, Hashable {
    case comment
    /// `$'…'` or `$"…"`.
    case dollarQuotes
    case backquotes
    /// `$((…))`, `((…))`, `$[…]`.
    case arithmetic
    /// Inside `${…}`.
    case parameterExpansion
    /// `a[…]`, or a word with a bracket pattern.
    case bracket
    /// An element of an array within `$(…)`, whose quotes bash 5.2 misreads.
    case nestedArray
    /// A word with `{`, which may be a brace expansion.
    case brace
    /// Right after `~`.
    case tilde
    /// Right after a backslash.
    case afterBackslash
    /// Right after `$`.
    case afterDollar
    /// Right after `$name` within quotes or a here-document, where the value would lengthen the name (`${name}` does
    /// not): refused for every type.
    case afterVariable
    /// The program's name.
    case commandName
    /// The program is not known from the text, so that it may be one that evaluates its arguments.
    case unknownCommand
    case functionName
    /// The name of a variable, or an operand of a built-in that takes names.
    case variableName
    /// An argument of a command that evaluates it (`eval`, `ssh`, `awk`, …), or a here-document that a program takes
    /// for a script (`bash <<EOF`).
    case evaluatedArgument(command: String)
    /// The script after `-c`, or after an interpreter's `-e`.
    case scriptOption(option: String)
    /// The letters after a lone `-` or `--`.
    case optionName
    /// An operand of `-eq`, `-lt` and the like, or of a test that evaluates it.
    case numericTest
    /// A form of `[` or `test` whose meaning depends on the value.
    case ambiguousTest
    /// The right side of `=~`.
    case regularExpression
    /// The delimiter of a here-document, or a body whose delimiter is not known.
    case hereDocumentDelimiter
    /// The target of `>&` or `<&`.
    case descriptor
    /// `declare` and its kin with options that evaluate or change the value, or with a list.
    case declaration
    /// A variable whose assignment is evaluated or steers the shell itself (`RANDOM`, `PS4`, `BASH_ENV`, …), or any
    /// where the text declares integers or references.
    case evaluatedVariable(name: String)
    /// The text could not be understood for sure: a quote or a construct without its end, or a rare form. The offset
    /// is where, in bytes of UTF-8 from the start of the template.
    case unreadable(offset: Int)
}

/// A place of YAML or JSON where a value may not stand.
package enum StructuredRefusal: Sendable, Hashable {
    /// A comment: a value with a newline would leave it.
    case comment
    /// An anchor, an alias, a tag or a directive.
    case property
    /// Outside the strings of JSON: only integers and booleans stand there, each by itself.
    case outsideString
}
