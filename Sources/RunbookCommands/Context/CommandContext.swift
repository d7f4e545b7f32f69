internal import Execution
internal import Foundation
internal import Localization
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// What a command works with: the reader's language, the terminal, the environment and the runbooks.
struct CommandContext {
    var environment: [String: String]
    var localizer: Localizer
    var negotiation: LanguageNegotiation
    var library: RunbookLibrary
    /// The catalogs of messages that there are.
    var catalogs: CatalogLibrary
    /// The style of what goes to standard output.
    var outputStyle: TerminalStyle
    /// The style of what goes to standard error: questions, progress, faults; as wide as the window is now.
    var errorStyle: TerminalStyle {
        guard let size = TerminalSize(of: .standardError) else { return initialErrorStyle }
        var style = initialErrorStyle
        style.columns = max(1, Int(size.columns))
        return style
    }
    private let initialErrorStyle: TerminalStyle
    let output = OutputHealth()

    /// Builds the context of a command from its options and the process's environment.
    ///
    /// - Throws: ``CommandFailure`` where a catalog cannot be read.
    init(_ options: ContextOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        self.environment = environment
        let program = Self.programPath
        catalogs = try Self.catalogs(options.locales, environment, program)
        let request = LanguageRequest.effective(option: options.lang, environment: environment)
        negotiation = LanguageNegotiation(request, among: catalogs.languages)
        localizer = try Localizer(negotiation.language, conventions: negotiation.conventions, library: catalogs)
        library = RunbookLibrary(option: options.runbooks, environment: environment, program: program)
        outputStyle = Self.style(options, .standardOutput, environment)
        initialErrorStyle = Self.style(options, .standardError, environment)
    }

    private static var programPath: FilePath? {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map { FilePath($0) }
    }

    private static func catalogs(
        _ folders: [String],
        _ environment: [String: String],
        _ program: FilePath?
    ) throws -> CatalogLibrary {
        let share = program.map {
            $0.removingLastComponent().removingLastComponent().appending("share/runbook/locales")
        }
        return try CatalogLibrary(option: folders.map { FilePath($0) }, environment: environment, share: share)
    }

    private static func style(
        _ options: ContextOptions,
        _ descriptor: FileDescriptor,
        _ environment: [String: String]
    ) -> TerminalStyle {
        let size = TerminalSize(of: descriptor)
        return TerminalStyle(
            color: options.color,
            isPlain: options.plain,
            isTerminal: size != nil || isatty(descriptor.rawValue) == 1,
            columns: size.map { Int($0.columns) } ?? environment["COLUMNS"].flatMap { Int($0) }.flatMap {
                $0 > 0 ? $0 : nil
            } ?? 80,
            environment: environment
        )
    }

    /// The folder in which the command works.
    ///
    /// - Throws: ``CommandFailure`` where it is there no more.
    func currentFolder() throws(CommandFailure) -> FilePath {
        let path = FileManager.default.currentDirectoryPath
        guard !path.isEmpty else { throw CommandFailure(.inputOutput, "commands.noCurrentFolder") }
        return FilePath(path)
    }

    // MARK: Output

    /// Writes a line of the command's product to standard output.
    func print(_ line: String = "") {
        write(line + "\n", to: .standardOutput)
    }

    /// Writes lines to standard output, all at once.
    func print(_ lines: [String]) {
        write(lines.map { $0 + "\n" }.joined(), to: .standardOutput)
    }

    /// Writes a line for a person to standard error.
    func say(_ line: String = "") {
        write(line + "\n", to: .standardError)
    }

    /// Writes a sentence for a person to standard error, wrapped to the terminal.
    func tell(_ text: String, _ roles: TextRoles = []) {
        for line in DisplayWidth.wrap(text, to: errorStyle.columns) { say(errorStyle.apply(roles, to: line)) }
    }

    /// Ends the command where its product could not be written.
    ///
    /// - Throws: ``CommandFailure`` with the status for input and output.
    func requireWrittenOutput() throws(CommandFailure) {
        guard let error = output.failure else { return }
        throw CommandFailure(.inputOutput, "commands.outputFailed", ["errno": "\(error.rawValue)"])
    }

    /// Writes text as it stands; a reader that has gone away is no fault of ours.
    func write(_ text: String, to descriptor: FileDescriptor) {
        if descriptor == .standardOutput { return output.write(text.utf8) }
        _ = try? descriptor.writeAll(Array(text.utf8))
    }

    /// Writes a value as JSON to standard output.
    func print(json value: some Encodable) throws {
        print(try text(json: value))
    }

    /// A value as JSON: keys in a stable order, slashes as they are.
    func text(json value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A value as one line of JSON.
    func line(json value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A message about a command, the reason of a system's refusal in words.
    func sentence(_ key: String, _ arguments: [String: String]) -> String {
        var arguments = arguments
        if let number = arguments["errno"].flatMap({ Int32($0) }) { arguments["reason"] = localizer.reason(number) }
        return localizer("commands.error", ["message": localizer(key, arguments)])
    }

    /// Reports on standard error why a command ends without its product.
    func report(_ failure: CommandFailure) {
        report(failure.diagnostics)
        if let (key, arguments) = failure.message { say(sentence(key, arguments)) }
    }

    /// Reports faults on standard error.
    func report(_ diagnostics: [Diagnostic]) {
        let formatter = DiagnosticFormatter(localizer: localizer)
        for diagnostic in diagnostics { write(formatter.text(of: diagnostic), to: .standardError) }
    }
}
