internal import MarkdownTree
internal import SystemPackage

/// Turns a code block or a task item into a step, a sample output or prose, by its language and its attributes.
struct StepReader {
    /// What a block is.
    enum Reading {
        case step(Step)
        /// Of the step that is named, or of the one before.
        case output(SampleOutput, for: AttributeReader.Word?)
        case example
        case prose
    }

    static let shellLanguages = ["shell", "sh", "bash"]
    static let consoleLanguages = ["console", "shell-session"]
    private static let shellKeys = [
        "aliases", "for", "retry", "every", "timeout", "exit", "expect", "fail", "confirm", "when", "capture", "cwd",
        "shell", "needs", "guide",
    ]
    private static let shellClasses = [
        "check", "irreversible", "interactive", "background", "sensitive", "rollback", "rehearsal", "deviation",
        "verbatim", "unicode",
    ]

    var path: FilePath
    var context: ReadingContext

    /// Whether a block, by its language or attributes, is more than prose.
    static func isActing(_ code: CodeBlock) -> Bool {
        let language = code.language.lowercased()
        return code.attributes != nil || shellLanguages.contains(language) || consoleLanguages.contains(language)
    }

    func read(_ block: CodeBlock, range: SourceRange) -> Reading {
        let attributes = AttributeReader(list: block.attributes, path: path, context: context)
        attributes.refuseForbiddenCharacters()
        let language = block.language.lowercased()
        if attributes.has("output") || attributes.has("failure") {
            return readOutput(block, language, attributes, range)
        }
        if attributes.has("example") {
            attributes.refuseOthers(classes: ["example", "unicode", "verbatim"], allowsIdentifier: false)
            return .example
        }
        if attributes.pair("file") != nil { return .step(readFile(block, language, attributes, range)) }
        if Self.shellLanguages.contains(language) { return .step(readShell(block, language, attributes, range)) }
        if Self.consoleLanguages.contains(language) { return .step(readConsole(block, language, attributes, range)) }
        attributes.refuseOthers(classes: ["unicode", "verbatim"], allowsIdentifier: false)
        return .prose
    }

    /// A task item as a manual step.
    func readManual(_ item: ListItem, content: [Inline]) -> Step {
        let attributes = AttributeReader(list: item.attributes, path: path, context: context)
        attributes.refuseForbiddenCharacters()
        attributes.refuseOthers(classes: ["deviation"], keys: ["aliases", "when", "guide"])
        let template = Template("", isVerbatim: true)
        return makeStep(.manual(content), template, attributes, at: item.range.start)
    }

    private func readOutput(
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Reading {
        attributes.refuseOthers(
            classes: ["output", "failure", "translated", "verbatim", "unicode"],
            keys: ["for", "when"],
            allowsIdentifier: false
        )
        let template = Template(block.literal, isVerbatim: attributes.has("verbatim"))
        context.checks.add(template, in: .prose, at: TextPlace(path: path, places: block.places))
        let output = SampleOutput(
            template: template,
            language: language,
            isFailure: attributes.has("failure"),
            isTranslated: attributes.has("translated"),
            condition: attributes.condition(),
            location: range.start
        )
        return .output(output, for: attributes.words("for").first)
    }

    private func readFile(
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Step {
        attributes.refuseOthers(
            classes: ["new", "deviation", "verbatim", "unicode", "rollback"],
            keys: ["file", "mode", "when", "aliases", "guide", "for"]
        )
        let format: Step.FileFormat =
            switch language {
            case "yaml", "yml": .yaml
            case "json": .json
            case "shell", "sh", "bash": .shell
            default: .other
            }
        let kind = Step.Kind.file(
            format,
            path: attributes.template("file", in: .path) ?? Template(""),
            mode: readMode(attributes),
            refusesReplacement: attributes.has("new")
        )
        let template = Template(block.literal, isVerbatim: attributes.has("verbatim"))
        return finish(makeStep(kind, template, attributes, at: range.start), language, block.places, attributes)
    }

    private func readMode(_ attributes: AttributeReader) -> UInt16? {
        guard let text = attributes.value("mode") else { return nil }
        guard (3...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x37).contains($0) }),
            let mode = UInt16(text, radix: 8), mode <= 0o777
        else {
            attributes.refuseValue("mode", allowed: "0600, 0644, 0755")
            return nil
        }
        return mode
    }

    private func readConsole(
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Step {
        let session = ConsoleBlock(block.literal, at: block.places)
        var commands = block
        commands.literal = session.code.text
        commands.places = session.code.places
        if commands.literal.isEmpty, block.literal.contains(where: { !$0.isWhitespace }) {
            attributes.report(.noPrompt, at: block.places.start, [:])
            commands.literal = ":"
        }
        var step = readShell(commands, language, attributes, range)
        guard !session.output.text.isEmpty else { return step }
        let template = Template(session.output.text, isVerbatim: step.isVerbatim)
        context.checks.add(template, in: .prose, at: TextPlace(path: path, places: session.output.places))
        let location = session.output.places.start
        step.outputs.append(SampleOutput(template: template, language: "text", isFailure: false, location: location))
        return step
    }

    private func readShell(
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Step {
        attributes.refuseOthers(classes: Self.shellClasses, keys: Self.shellKeys)
        let template = Template(block.literal, isVerbatim: attributes.has("verbatim"))
        var step = makeStep(.shell, template, attributes, at: range.start)
        if block.literal.allSatisfy(\.isWhitespace) { attributes.report(.emptyStep, at: range.start, [:]) }
        step.retry = readRetry(attributes)
        step.timeout = attributes.seconds("timeout", minimum: 1)
        if attributes.pair("exit") != nil {
            step.allowedExitStatuses = attributes.integers("exit", range: 0...255).map(Int32.init)
        }
        step.expectation = readPattern("expect", attributes)
        step.failurePattern = readPattern("fail", attributes)
        step.isIrreversible = attributes.has("irreversible")
        step.confirmation = attributes.template("confirm", in: .attribute)
        if step.confirmation != nil, !step.isIrreversible { attributes.refuse("confirm", without: ".irreversible") }
        step.isInteractive = attributes.has("interactive")
        step.isBackground = attributes.has("background")
        step.isSensitive = attributes.has("sensitive")
        if let capture = attributes.pair("capture") {
            step.capture = capture.value
            context.checks.add(capture: capture.value, at: attributes.place(capture))
        }
        step.workingDirectory = attributes.template("cwd", in: .path)
        if let shell = attributes.words("shell").first { step.shell = shell.text }
        step.needs = attributes.words("needs").map { word in
            let template = Template(word.text)
            context.checks.add(template, in: .path, at: word.place)
            return template
        }
        return finish(step, language, block.places, attributes)
    }

    /// A step with what every kind has.
    private func makeStep(
        _ kind: Step.Kind,
        _ template: Template,
        _ attributes: AttributeReader,
        at location: SourceLocation
    ) -> Step {
        var step = Step(id: attributes.identifier() ?? "", kind: kind, template: template, location: location)
        step.hasOwnID = attributes.list?.identifier != nil
        step.aliases = attributes.words("aliases").map(\.text)
        step.condition = attributes.condition()
        step.guideBlocks = attributes.integers("guide", range: 1...9999)
        step.isDeviation = attributes.has("deviation")
        step.isVerbatim = attributes.has("verbatim")
        step.allowsUnicode = attributes.has("unicode")
        return step
    }

    /// The step with what it has from its block.
    private func finish(
        _ unfinished: Step,
        _ language: String,
        _ places: SourceMap,
        _ attributes: AttributeReader
    ) -> Step {
        var step = unfinished
        step.language = language
        step.codePlaces = places
        step.role = readRole(attributes)
        let place = TextPlace(path: path, places: places)
        context.checks.add(step.template, in: step.syntax, at: place)
        if !step.allowsUnicode { refuseForbiddenCharacters(in: step.template.source, at: place) }
        return step
    }

    private func readRole(_ attributes: AttributeReader) -> Step.Role {
        let roles = (attributes.list?.classes ?? []).filter { ["check", "rollback", "rehearsal"].contains($0.text) }
        let target = attributes.words("for").first?.text
        for extra in roles.dropFirst() where extra.text != roles[0].text {
            attributes.report(.attributeNotHere, at: extra.range.start, ["name": ".\(extra.text)"])
        }
        guard let role = roles.first?.text else {
            if target != nil { attributes.refuse("for", without: ".check, .rollback, .rehearsal, .output") }
            return .forward
        }
        if role == "check" { return .check(for: target) }
        guard let target else {
            if attributes.pair("for") == nil { attributes.refuse(class: role, without: "for=") }
            return .forward
        }
        return role == "rollback" ? .rollback(for: target) : .rehearsal(for: target)
    }

    private func readRetry(_ attributes: AttributeReader) -> Step.Retry? {
        let interval = attributes.seconds("every")
        guard attributes.pair("retry") != nil else {
            if attributes.pair("every") != nil { attributes.refuse("every", without: "retry=") }
            return nil
        }
        guard let attempts = attributes.integer("retry", range: 1...100_000) else { return nil }
        return Step.Retry(attempts: attempts, interval: interval ?? 1)
    }

    private func readPattern(_ key: String, _ attributes: AttributeReader) -> Template? {
        guard let pair = attributes.pair(key), let template = attributes.template(key, in: .pattern) else { return nil }
        let sample = template.parts.map { part in
            if case .text(let text) = part { text } else { "x" }
        }
        if ParameterType.patternFault(sample.joined()) != nil {
            attributes.report(.invalidPattern, at: pair.valueStart, ["pattern": pair.value])
        }
        return template
    }

    /// Reports the first such character of each line.
    private func refuseForbiddenCharacters(in code: String, at place: TextPlace) {
        guard ForbiddenCharacters.first(in: code) != nil else { return }
        var offset = 0
        for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
            if let found = ForbiddenCharacters.first(in: line) {
                let location = place.location(at: offset + found.offset)
                context.sink.report(.forbiddenCharacter, in: path, at: location, ["character": found.scalar.codePoint])
            }
            offset += line.utf8.count + 1
        }
    }
}
