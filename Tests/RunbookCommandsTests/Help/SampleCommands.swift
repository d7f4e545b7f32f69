import ArgumentParser

/// A small tree of commands with one of each thing that a command line can get wrong.
struct SampleRoot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runbook",
        version: "1.2.3",
        subcommands: [SampleList.self, SampleRun.self, SampleLevel.self, SampleHidden.self]
    )
}

struct SampleCommon: ParsableArguments {
    @Option var lang: String?
    @Option(help: .hidden) var internalSwitch: String?
    @Option(name: .customLong("values")) var valueFile: String
}

enum SampleColor: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
}

enum SampleForm: String, EnumerableFlag {
    case short
    case long
}

enum SampleError: Error, Equatable {
    case refusedDepth(String)
    case refusedID
}

struct SampleList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", aliases: ["ls"])

    @Flag var form: SampleForm = .short
    @Argument var paths: [String] = []
}

struct SampleRun: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run")

    @Argument var id: String
    @OptionGroup var common: SampleCommon
    @Option(name: [.customShort("p"), .customLong("param")]) var parameters: [String] = []
    @Option var color = SampleColor.auto
    @Option var count = 1
    @Option(transform: { text in throw SampleError.refusedDepth(text) }) var depth: Int?
    @Flag(name: .shortAndLong) var yes = false

    func validate() throws {
        if id == "refused" {
            throw SampleError.refusedID
        }
    }

    func run() throws {
        throw id == "help" ? CleanExit.helpRequest(SampleRun.self) : ExitCode(3)
    }
}

struct SampleHidden: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "secret", shouldDisplay: false)
}

struct SampleLevel: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "level")

    @Argument var depth: Int
}
