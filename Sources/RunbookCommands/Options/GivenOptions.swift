internal import ArgumentParser

/// The options that give values to parameters, where nothing is run.
struct GivenOptions: ParsableArguments {
    @Option(name: [.customShort("p"), .customLong("param")]) var parameters: [String] = []
    @Option(name: .long) var values: String?
}
