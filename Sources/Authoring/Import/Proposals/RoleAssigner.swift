internal import MarkdownTree
internal import RunbookModel

/// Decides which part each code block of a page plays in the runbook.
struct RoleAssigner {
    private let contexts: [CodeContext]
    private let forms: [CodeForm]
    private let demotions: [Int: Demotion]
    /// By the number of each block among all.
    private(set) var plans: [BlockPlan] = []
    private(set) var notes: [ImportNote] = []
    /// The first block of a section that is written to a file.
    private var files: [String: GuideCode] = [:]

    init(_ contexts: [CodeContext], _ forms: [CodeForm], demotions: [Int: Demotion]) {
        self.contexts = contexts
        self.forms = forms
        self.demotions = demotions
        for index in contexts.indices { plans.append(plan(index)) }
    }

    private mutating func plan(_ index: Int) -> BlockPlan {
        let (code, form) = (contexts[index].code, forms[index])
        var plan = BlockPlan(role: .example, language: form.language, text: code.text)
        // Code that the page's list leaves out is not what the guide means to be run.
        guard code.index != nil, demotions[code.ordinal] != .example else { return plan }
        plan.role = role(index, form)
        if plan.acts { describe(&plan, code) }
        if plan.role != .example, !code.language.isEmpty, code.language != plan.language {
            note(.languageCorrected(from: code.language, to: plan.language), code)
        }
        return plan
    }

    private mutating func note(_ kind: ImportNote.Kind, _ code: GuideCode) {
        notes.append(ImportNote(kind, about: code))
    }

    // MARK: Roles

    private mutating func role(_ index: Int, _ form: CodeForm) -> BlockPlan.Role {
        let context = contexts[index]
        if let reason = form.reason {
            note(reason, context.code)
            return .example
        }
        guard form.kind != .example else { return .example }
        if context.place.isHidden { return example(.hiddenCode, context) }
        switch form.kind {
        case .shell, .console: return shellRole(index, form)
        case .file: return fileRole(index, form)
        case .output: return outputRole(index)
        case .example: return .example
        }
    }

    private mutating func example(_ reason: ImportNote.Kind, _ context: CodeContext) -> BlockPlan.Role {
        note(reason, context.code)
        return .example
    }

    private mutating func shellRole(_ index: Int, _ form: CodeForm) -> BlockPlan.Role {
        let context = contexts[index]
        if let tabs = context.place.tabs {
            let near = contexts.indices.clamped(to: index - 20..<index + 20)
            let rivals = near.filter { contexts[$0].place.tabs == tabs && forms[$0].isForShell }
            note(.alternatives(labels: context.labels), context.code)
            if rivals.count > 1 { return .example }
        }
        if context.place.noteDepth > 0 {
            guard context.isOnTopOfNote else { return example(.exampleInNote, context) }
            note(.codeInNote, context.code)
        }
        return form.kind == .console ? .console : .shell
    }

    private mutating func fileRole(_ index: Int, _ form: CodeForm) -> BlockPlan.Role {
        let context = contexts[index]
        let names = FileNaming(index, contexts, forms)
        guard names.isData || names.file != nil else { return .example }
        guard let file = names.file else {
            if form.language == "json", let owner = owner(of: index) { return .output(of: owner) }
            return example(.fileWithoutName, context)
        }
        if context.place.tabs != nil { return example(.alternatives(labels: context.labels), context) }
        guard context.place.noteDepth == 0 else { return example(.exampleInNote, context) }
        let key = "\(context.place.section) \(file)"
        if let first = files[key] { return example(.sameFile(file: file, other: first.index ?? 0), context) }
        files[key] = context.code
        note(names.other.map { .fileNamesDiffer(file: file, other: $0) } ?? .fileNamed(file: file), context.code)
        return .file(file)
    }

    // MARK: Outputs

    private mutating func outputRole(_ index: Int) -> BlockPlan.Role {
        let context = contexts[index]
        guard context.place.noteDepth == 0 || context.isOnTopOfNote else { return example(.exampleInNote, context) }
        let owner = owner(of: index)
        let command = Self.commands(in: context.before).last
        if let command, owner.map({ !contexts[$0].code.text.contains(command) }) ?? true {
            return example(.outputOfProse(command: command), context)
        }
        return owner.map { .output(of: $0) } ?? example(.outputWithoutStep, context)
    }

    /// The step right before a block in its section, both in a note or both outside.
    private func owner(of index: Int) -> Int? {
        let place = contexts[index].place
        let near = plans.indices.reversed().prefix(50).prefix { contexts[$0].place.section == place.section }
        return near.first { candidate in
            [.shell, .console].contains(plans[candidate].role)
                && (contexts[candidate].place.noteDepth > 0) == (place.noteDepth > 0)
        }
    }

    /// The commands that words tell a reader to type.
    private static func commands(in content: [Inline]) -> [String] {
        content.compactMap { inline in
            guard case .code(let code) = inline else { return nil }
            let command = code.hasPrefix("$ ") ? String(code.dropFirst(2)) : code
            let words = command.split(separator: " ")
            return words.count >= 2 && KnownCommands.isUnmistakable(words[0]) ? command : nil
        }
    }

    // MARK: Classes

    /// Gives a step the classes that its commands need, and tells of them.
    private mutating func describe(_ plan: inout BlockPlan, _ code: GuideCode) {
        if !Template(plan.text).placeholders.isEmpty {
            plan.classes.append("verbatim")
            note(.templateOfAnotherTool, code)
        }
        let commands = plan.commands
        if commands.contains(where: \.needsKeyboard) {
            plan.classes.append("interactive")
            note(.interactive, code)
        } else if commands.contains(where: \.staysRunning) {
            plan.classes.append("background")
            note(.background, code)
        }
    }
}

extension CodeForm {
    /// Whether it is one for a shell to run.
    fileprivate var isForShell: Bool { kind == .shell || kind == .console }
}

extension CommandLines.Command {
    /// Whether it waits for a person at the keyboard.
    fileprivate var needsKeyboard: Bool {
        if KnownCommands.interactive.contains(program) { return true }
        let words = call.dropFirst().map(String.init)
        if ["docker", "podman", "nerdctl", "kubectl", "oc"].contains(program),
            words.contains(where: Self.isTerminalOption)
        {
            return true
        }
        return ["kubectl", "oc"].contains(program) && words.contains("edit")
    }

    private static func isTerminalOption(_ word: String) -> Bool {
        ["-it", "-ti", "--tty"].contains(word)
    }

    /// Whether it runs until it is ended.
    fileprivate var staysRunning: Bool {
        let words = call.dropFirst().map(String.init)
        if ["kubectl", "oc"].contains(program) { return words.contains("port-forward") || words.contains("proxy") }
        if program == "minikube" { return words.contains("tunnel") }
        let isCompose = program == "docker-compose" || program == "docker" && words.first == "compose"
        return isCompose && words.contains("up") && !words.contains { $0 == "-d" || $0 == "--detach" }
    }
}
