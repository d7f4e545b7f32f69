internal import MarkdownTree
internal import SystemPackage

/// Turns a code block or a task item into a step, a sample output or prose, by its language and its attributes.
struct StepReader {
    /// What a block is.
    enum Reading {
        case step(Step)
        case output(SampleOutput, for: String?)
        case example
        case prose
    }

    static let shellLanguages = ["shell", "sh", "bash"]
    static let consoleLanguages = ["console", "shell-session"]
    private static let stepKeys = [
        "aliases", "for", "retry", "every", "timeout", "exit", "expect", "fail", "confirm", "when", "capture", "cwd",
        "shell", "needs", "guide",
    ]
    private static let stepClasses = [
        "check", "irreversible", "interactive", "background", "sensitive", "rollback", "rehearsal", "deviation",
        "verbatim", "unicode",
    ]

    var path: FilePath
    var sink: DiagnosticSink

    func read(_ block: CodeBlock, range: SourceRange) -> Reading {
        let attributes = AttributeReader(list: block.attributes, path: path, sink: sink)
        attributes.refuseForbiddenCharacters()
        let language = block.language.lowercased()
        if attributes.has("output") || attributes.has("failure") {
            return readOutput(block, language, attributes, range)
        }
        if attributes.has("example") {
            attributes.refuseOthers(classes: ["example", "unicode", "verbatim"])
            return .example
        }
        if attributes.pair("file") != nil { return .step(readFile(block, language, attributes, range)) }
        if Self.shellLanguages.contains(language) {
            return .step(readShell(code: block.literal, block, language, attributes, range))
        }
        if Self.consoleLanguages.contains(language) { return .step(readConsole(block, language, attributes, range)) }
        attributes.refuseOthers(classes: ["unicode", "verbatim"])
        return .prose
    }

    /// A task item as a manual step, without its id.
    func readManual(_ item: ListItem, content: [Inline]) -> Step {
        let attributes = AttributeReader(list: item.attributes, path: path, sink: sink)
        attributes.refuseForbiddenCharacters()
        attributes.refuseOthers(classes: ["deviation"], keys: ["aliases", "when", "guide"])
        var step = Step(
            id: attributes.identifier() ?? "",
            kind: .manual(content),
            template: Template("", isVerbatim: true),
            location: item.range.start
        )
        takeCommon(attributes, into: &step)
        return step
    }

    private func readOutput(
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Reading {
        attributes.refuseOthers(
            classes: ["output", "failure", "verbatim", "unicode"],
            keys: ["for", "when"],
            allowsIdentifier: false
        )
        let output = SampleOutput(
            template: Template(block.literal, isVerbatim: attributes.has("verbatim")),
            language: language,
            isFailure: attributes.has("failure"),
            condition: attributes.condition(),
            location: range.start
        )
        return .output(output, for: attributes.value("for"))
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
            path: Template(attributes.value("file") ?? ""),
            mode: readMode(attributes),
            refusesReplacement: attributes.has("new")
        )
        if attributes.value("file")?.isEmpty == true { attributes.refuseValue("file", allowed: "…") }
        var step = makeStep(kind, code: block.literal, block, language, attributes, range)
        if attributes.has("rollback"), let target = attributes.value("for") { step.role = .rollback(for: target) }
        return step
    }

    private func readMode(_ attributes: AttributeReader) -> UInt16? {
        guard let text = attributes.value("mode") else { return nil }
        guard (3...4).contains(text.count), let mode = UInt16(text, radix: 8), mode <= 0o777 else {
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
        let session = ConsoleBlock(block.literal, start: block.contentStart)
        if session.code.isEmpty, !block.literal.isEmpty { attributes.report(.noPrompt, at: block.contentStart, [:]) }
        var step = readShell(code: session.code, block, language, attributes, range)
        step.codeLocations = session.codeLocations
        if !session.output.isEmpty {
            let template = Template(session.output, isVerbatim: step.isVerbatim)
            step.outputs.append(
                SampleOutput(template: template, language: "text", isFailure: false, location: block.contentStart)
            )
        }
        return step
    }

    private func readShell(
        code: String,
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Step {
        attributes.refuseOthers(classes: Self.stepClasses, keys: Self.stepKeys)
        var step = makeStep(.shell, code: code, block, language, attributes, range)
        step.role = readRole(attributes)
        step.retry = readRetry(attributes)
        step.timeout = attributes.seconds("timeout")
        if attributes.pair("exit") != nil {
            step.allowedExitStatuses = attributes.integers("exit", range: 0...255).map(Int32.init)
        }
        step.expectation = pattern("expect", attributes)
        step.failurePattern = pattern("fail", attributes)
        step.isIrreversible = attributes.has("irreversible")
        step.confirmation = attributes.value("confirm").map { Template($0) }
        if step.confirmation != nil, !step.isIrreversible { refuse("confirm", without: ".irreversible", attributes) }
        step.isInteractive = attributes.has("interactive")
        step.isBackground = attributes.has("background")
        step.isSensitive = attributes.has("sensitive")
        step.capture = attributes.value("capture")
        step.workingDirectory = attributes.value("cwd").map { Template($0) }
        if let shell = attributes.value("shell") { step.shell = shell }
        step.needs = attributes.words("needs").map { Template($0) }
        return step
    }

    private func makeStep(
        _ kind: Step.Kind,
        code: String,
        _ block: CodeBlock,
        _ language: String,
        _ attributes: AttributeReader,
        _ range: SourceRange
    ) -> Step {
        let template = Template(code, isVerbatim: attributes.has("verbatim"))
        var step = Step(id: attributes.identifier() ?? "", kind: kind, template: template, location: range.start)
        step.language = language
        step.contentStart = block.contentStart
        takeCommon(attributes, into: &step)
        if case .shell = kind, code.allSatisfy(\.isWhitespace) { attributes.report(.emptyStep, at: range.start, [:]) }
        if !step.allowsUnicode { refuseForbiddenCharacters(in: block.literal, of: step) }
        return step
    }

    private func takeCommon(_ attributes: AttributeReader, into step: inout Step) {
        step.hasOwnID = attributes.list?.identifier != nil
        step.aliases = attributes.words("aliases")
        step.condition = attributes.condition()
        step.guideBlocks = attributes.integers("guide", range: 1...9999)
        step.isDeviation = attributes.has("deviation")
        step.isVerbatim = attributes.has("verbatim")
        step.allowsUnicode = attributes.has("unicode")
        for pair in attributes.list?.pairs ?? [] { step.attributeLocations[pair.key] = pair.valueStart }
    }

    private func readRole(_ attributes: AttributeReader) -> Step.Role {
        let roles = ["check", "rollback", "rehearsal"].filter(attributes.has)
        let target = attributes.value("for")
        if roles.count > 1 {
            let second = attributes.list?.classes.last { roles.contains($0.text) }
            attributes.report(.attributeNotHere, at: second?.range.start, ["name": ".\(roles[1])"])
        }
        guard let role = roles.first else {
            if target != nil { refuse("for", without: ".check, .rollback, .rehearsal, .output", attributes) }
            return .forward
        }
        if role == "check" { return .check(for: target) }
        guard let target else {
            attributes.report(
                .attributeNeeds,
                at: attributes.list?.range.start,
                ["name": ".\(role)", "needed": "for="]
            )
            return .forward
        }
        return role == "rollback" ? .rollback(for: target) : .rehearsal(for: target)
    }

    private func readRetry(_ attributes: AttributeReader) -> Step.Retry? {
        guard attributes.pair("retry") != nil else {
            if attributes.pair("every") != nil { refuse("every", without: "retry=", attributes) }
            return nil
        }
        guard let attempts = attributes.integers("retry", range: 1...100_000).first else { return nil }
        return Step.Retry(attempts: attempts, interval: attributes.seconds("every") ?? 1)
    }

    private func pattern(_ key: String, _ attributes: AttributeReader) -> Template? {
        guard let pair = attributes.pair(key) else { return nil }
        let template = Template(pair.value)
        let sample = template.parts.map { part in
            if case .text(let text) = part { text } else { "x" }
        }
        if ParameterType.patternFault(sample.joined()) != nil {
            attributes.report(.invalidPattern, at: pair.valueStart, ["pattern": pair.value])
        }
        return template
    }

    private func refuse(_ key: String, without needed: String, _ attributes: AttributeReader) {
        attributes.report(.attributeNeeds, at: attributes.pair(key)?.range.start, ["name": key, "needed": needed])
    }

    private func refuseForbiddenCharacters(in code: String, of step: Step) {
        guard ForbiddenCharacters.first(in: code) != nil else { return }
        for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let found = ForbiddenCharacters.first(in: line) else { continue }
            let start = step.contentStart
            let place = SourceLocation(line: start.line + index, column: start.column + found.offset)
            sink.report(.forbiddenCharacter, in: path, at: place, ["character": found.scalar.codePoint])
        }
    }
}
