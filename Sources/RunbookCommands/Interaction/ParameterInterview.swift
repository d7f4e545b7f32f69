internal import Execution
internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Asks for what a plan still needs, one question at a time, until nothing is open.
struct ParameterInterview {
    var context: CommandContext
    var prompter: Prompter
    var planner: Planner
    /// Runs a parameter's `from` command and gives its output; nil where nothing may run.
    var propose: ((String, Bindings) -> String?)?
    /// Whether defaults are taken without asking.
    var takesDefaults: Bool

    private var words: Localizer { context.localizer }
    private var style: TerminalStyle { context.errorStyle }

    /// Completes the bindings.
    ///
    /// - Throws: ``CommandFailure`` where the person gives up, or where a default is refused by its type.
    func complete(_ given: Bindings) throws(CommandFailure) -> Bindings {
        var bindings = given
        var isFirst = true
        while let decision = planner.nextDecision(bindings) {
            switch decision {
            case .value(let parameter):
                if takesDefaults, let value = try defaultValue(of: parameter, bindings) {
                    bindings.values[parameter.name] = BoundValue(value, from: .default)
                    continue
                }
                if isFirst { introduce() }
                isFirst = false
                bindings.values[parameter.name] = try ask(parameter, bindings)
            case .section(let choice):
                bindings.chosenSections.insert(try ask(choice, bindings))
            }
        }
        return bindings
    }

    private func introduce() {
        context.say()
        context.tell(words("run.parameters"), [.heading])
    }

    // MARK: Values

    private func ask(_ parameter: Parameter, _ bindings: Bindings) throws(CommandFailure) -> BoundValue {
        context.say()
        let name = parameter.label == parameter.name ? "" : " (\(parameter.name))"
        context.tell(VisibleText(parameter.label, as: .prose).text + name, [.strong])
        for line in help(for: parameter, bindings) { context.say(line) }
        let offer = try offer(for: parameter, bindings)
        while true {
            let prompt =
                offer.map { words("run.question.valueOrDefault", ["default": shown($0.value.text, of: parameter)]) }
                ?? words("run.question.value")
            let text = try text(of: prompter.answer(to: prompt, isSecret: parameter.type == .secret))
            if text.isEmpty, let offer { return offer }
            do {
                return BoundValue(try parameter.type.value(from: text), from: .asked)
            } catch {
                refuse(text, for: parameter, because: error)
            }
        }
    }

    /// The text of an answer.
    ///
    /// - Throws: ``CommandFailure`` where there is none: nothing has been run, and the command ends.
    private func text(of answer: Terminal.LineAnswer) throws(CommandFailure) -> String {
        switch answer {
        case .text(let text): return text
        case .interrupted: throw CommandFailure(.interrupted, "run.givenUp")
        case .endOfFile, .hungUp: throw CommandFailure(.declined, "run.givenUp")
        }
    }

    private func help(for parameter: Parameter, _ bindings: Bindings) -> [String] {
        var lines: [String] = []
        if let help = parameter.help {
            let blocks = MarkdownParser().parse(help).blocks
            lines += ProseRenderer(style: style).lines(blocks)
        }
        guard case .choice(let values) = parameter.type else { return lines }
        return lines
            + values.flatMap { value in
                let label = parameter.choiceLabels[value].map { " – \($0)" } ?? ""
                return DisplayWidth.wrap(value + label, to: max(20, style.columns - 4)).enumerated().map {
                    index,
                    line in
                    let isWhole = index == 0 && line.hasPrefix(value)
                    let shown = isWhole ? style.apply([.code], to: value) + line.dropFirst(value.count) : line
                    return (index == 0 ? "  " : "    ") + shown
                }
            }
    }

    private func refuse(_ text: String, for parameter: Parameter, because error: ParameterValueError) {
        context.report([Diagnostic.refused(text, for: parameter, because: error)])
    }

    /// A value as it may be shown.
    private func shown(_ text: String, of parameter: Parameter) -> String {
        parameter.type == .secret ? SecretMasker.replacement : VisibleText(text).text
    }

    /// What Enter takes: the proposal of the parameter's command, otherwise the default.
    private func offer(for parameter: Parameter, _ bindings: Bindings) throws(CommandFailure) -> BoundValue? {
        if let value = proposal(for: parameter, bindings) { return BoundValue(value, from: .proposal) }
        return try defaultValue(of: parameter, bindings).map { BoundValue($0, from: .default) }
    }

    private func proposal(for parameter: Parameter, _ bindings: Bindings) -> ParameterValue? {
        guard let propose, let template = parameter.proposal,
            template.parameterNames.allSatisfy({ bindings[$0] != nil }),
            let command = try? template.rendered(in: .shell, value: { bindings[$0] })
        else { return nil }
        context.say(style.apply([.faint], to: words("run.proposing")))
        for line in CodeRenderer(style: style).lines(command) { context.say(line) }
        let value = propose(command.text, bindings).flatMap { output -> ParameterValue? in
            // What is proposed for anything but a secret is shown.
            let isOpen = parameter.type == .secret || SecretMasker(secrets: bindings.secrets).masking(output) == output
            return isOpen ? try? parameter.type.value(from: output) : nil
        }
        if value == nil { context.say(style.apply([.faint], to: words("run.noProposal"))) }
        return value
    }

    private func defaultValue(of parameter: Parameter, _ bindings: Bindings) throws(CommandFailure) -> ParameterValue? {
        do {
            return try planner.defaultValue(of: parameter, bindings)
        } catch {
            throw CommandFailure(error)
        }
    }

    // MARK: Choices

    private func ask(_ choice: Choice, _ bindings: Bindings) throws(CommandFailure) -> String {
        context.say()
        context.say(style.apply([.heading], to: words("run.chooseWay")))
        let inclusion = Inclusion(planner.runbook, bindings)
        let open = choice.options.filter { option in
            planner.runbook.sectionIndex(named: option.section).map { inclusion.sections[$0] == .holds } ?? false
        }
        for (index, option) in open.enumerated() {
            let lines = ProseRenderer(style: style).lines(option.content)
            context.say("  \(index + 1). " + (lines.first ?? option.section))
            for line in lines.dropFirst() { context.say("     " + line) }
        }
        while true {
            let text = try text(of: prompter.answer(to: words("run.question.way", ["count": "\(open.count)"])))
            if let number = Int(text), open.indices.contains(number - 1) { return open[number - 1].section }
            context.say(words("run.notAWay", ["count": "\(open.count)"]))
        }
    }
}
