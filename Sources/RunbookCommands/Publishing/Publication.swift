internal import Authoring
internal import Foundation
internal import Localization
internal import MarkdownTree
internal import Planning
internal import RunbookModel
internal import Site
internal import SystemPackage

/// Runbooks on their way to being published: read in all their languages, with the values that are given.
struct Publication {
    let site: Site
    /// The tags of the site's languages, in their order.
    let languages: [String]
    let count: Int

    /// Reads runbooks.
    ///
    /// - Parameters:
    ///   - names: Their ids or paths.
    ///   - wanted: The languages to publish; none stands for all that the runbooks have.
    ///   - given: The values that stand in place of defaults, for the runbooks that have such parameters.
    ///   - context: The reader's language, the environment and where runbooks are found.
    /// - Throws: ``CommandFailure`` with every fault of every runbook, and where a language or a value suits none.
    init(_ names: [String], in wanted: [String], given: GivenOptions, _ context: CommandContext) throws {
        let places = try names.map { name throws(CommandFailure) in try context.locate(name) }
        var faults: [Diagnostic] = []
        let parsed = places.mapInParallel { ParsedPlace($0) }
        for fault in parsed.flatMap(\.faults) where !faults.contains(fault) { faults.append(fault) }
        if faults.contains(where: { $0.severity == .error }) { throw CommandFailure(faults) }
        let readable = parsed.filter { !$0.runbooks.isEmpty }
        guard !readable.isEmpty else { throw CommandFailure(.notFound, "commands.noRunbooks") }
        let languages = try Self.languages(of: readable, wanted: wanted, context)
        let values = try GivenBindings(given, context)
        let entries = try readable.map { place in
            SiteEntry(
                id: place.id,
                runbooks: place.runbooks.filter { languages.contains($0.key) || $0.key == place.sourceLanguage },
                sourceLanguage: place.sourceLanguage,
                given: try values.bindings(for: place.runbooks),
                pictures: place.pictures(context),
                staleness: place.staleness(context)
            )
        }
        try values.requireAllUsed()
        let library = context.catalogs
        let tags = languages.compactMap { LanguageTag($0) }
        site = Site(entries, in: try tags.map { try Localizer($0, library: library) })
        self.languages = languages
        count = entries.count
    }

    /// The languages to publish, in the order of their tags: those that are wanted, else all that the runbooks have.
    private static func languages(
        of places: [ParsedPlace],
        wanted: [String],
        _ context: CommandContext
    ) throws(CommandFailure) -> [String] {
        let all = Set(places.flatMap(\.runbooks.keys)).sorted()
        for tag in wanted where !all.contains(tag) {
            throw CommandFailure(
                .notFound,
                "render.noLanguage",
                ["tag": tag, "languages": all.joined(separator: ", ")]
            )
        }
        let chosen = all.filter { wanted.isEmpty ? $0 != "und" : wanted.contains($0) }
        return chosen.isEmpty ? [context.localizer.language.text] : chosen
    }
}

/// A runbook with all its languages.
private struct ParsedPlace: Sendable {
    let id: String
    private let place: RunbookPlace
    let runbooks: [String: Runbook]
    let sourceLanguage: String
    let faults: [Diagnostic]

    init(_ place: RunbookPlace) {
        var faults: [Diagnostic] = []
        var runbooks: [String: Runbook] = [:]
        for language in place.languages {
            do {
                let parsed = RunbookParser().parse(try place.source(language: language))
                faults += parsed.diagnostics
                runbooks[language] = parsed.runbook
            } catch {
                faults.append(error)
            }
        }
        self.faults = faults
        self.runbooks = runbooks
        self.place = place
        id = runbooks.values.first?.id ?? ""
        let sources = runbooks.values.compactMap { $0.translation?.source }
        sourceLanguage = sources.sorted().first { runbooks[$0] != nil } ?? runbooks.keys.sorted().first ?? "und"
    }

    /// The pictures of the runbook's folder; those that are not there are named.
    func pictures(_ context: CommandContext) -> [String: SitePicture] {
        let pictures = PublishedPictures(Array(runbooks.values), at: place)
        for path in pictures.absent { context.say(context.localizer("render.noPicture", ["id": id, "path": path])) }
        return pictures.found
    }

    /// What readers of translations that are behind are told, in their language.
    func staleness(_ context: CommandContext) -> [String: String] {
        runbooks.compactMapValues { runbook in
            guard let translation = runbook.translation, let source = runbooks[translation.source] else { return nil }
            let sections = TranslationStaleness(of: runbook, from: source).sections
            guard !sections.isEmpty, let tag = LanguageTag(runbook.language) else { return nil }
            let words = (try? Localizer(tag, library: context.catalogs)) ?? context.localizer
            let titles = sections.map { section in
                section.title == SectionTexts.leadKey ? words("commands.translation.lead") : words.quote(section.title)
            }
            let arguments = ["source": words.languageName(translation.source), "sections": words.list(titles)]
            return words("commands.translation.stale", count: sections.count, arguments)
        }
    }
}

/// The values that are given for several runbooks, each for those that have its parameter.
private final class GivenBindings {
    private let options: [(name: String, text: String)]
    private let file: RunbookSource.File?
    private let environment: [String: String]
    private var used: Set<String> = []

    init(_ given: GivenOptions, _ context: CommandContext) throws {
        file = try given.values.map { try RunbookSource.File.read(FilePath($0)) }
        environment = context.environment
        // Read once for its faults of form, which do not depend on a runbook.
        _ = try GivenValues(options: given.parameters, file: file, environment: [:])
        options = given.parameters.map { option in
            (String(option.prefix { $0 != "=" }), option)
        }
    }

    /// The values of the parameters that a runbook has.
    ///
    /// - Throws: ``CommandFailure`` naming every value that is refused.
    func bindings(for runbooks: [String: Runbook]) throws -> Bindings {
        guard let runbook = runbooks.min(by: { $0.key < $1.key })?.value else { return Bindings() }
        let own = options.filter { runbook.parameter($0.name) != nil }
        used.formUnion(own.map(\.name))
        let given = try GivenValues(options: own.map(\.text), file: file, environment: environment)
        let (bindings, faults) = given.bind(to: runbook)
        let serious = faults.filter { $0.code != .unknownParameter }
        if !serious.isEmpty { throw CommandFailure(serious) }
        return bindings
    }

    /// - Throws: ``CommandFailure`` where a value is for no runbook at all.
    func requireAllUsed() throws(CommandFailure) {
        let unused = options.filter { !used.contains($0.name) }
        guard !unused.isEmpty else { return }
        throw CommandFailure(unused.map { Diagnostic(.unknownParameter, ["name": $0.name]) })
    }
}
