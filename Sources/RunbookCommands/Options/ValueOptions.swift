internal import ArgumentParser
internal import Execution

/// The options that give values to a runbook's parameters and decide its choices.
struct ValueOptions: ParsableArguments {
    @Option(name: [.customShort("p"), .customLong("param")]) var parameters: [String] = []
    @Option(name: .long) var values: String?
    @Option(name: .long) var choose: [String] = []
}

/// The options that answer a run's questions beforehand.
struct ConsentOptions: ParsableArguments {
    @Flag(name: .long) var yes = false
    @Flag(name: .long) var noInput = false
    @Option(name: .long) var allow: [String] = []
    @Option(name: .long) var done: [String] = []
}

/// The options that pick steps of the way forward.
struct SelectionOptions: ParsableArguments {
    @Option(name: .long) var from: String?
    @Option(name: .long) var until: String?
    @Option(name: .long) var only: [String] = []

    var selection: StepSelection { StepSelection(from: from, until: until, only: only) }
}
