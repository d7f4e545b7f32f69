internal import Localization
internal import RunbookModel
internal import SystemPackage

/// A runbook that was found and read in the reader's language.
struct LoadedRunbook {
    var runbook: Runbook
    var place: RunbookPlace
    /// What is wrong with it without forbidding to run it.
    var warnings: [Diagnostic]
}

extension CommandContext {
    /// Finds a runbook.
    ///
    /// - Throws: ``CommandFailure`` with the status for what is not found.
    func locate(_ name: String) throws(CommandFailure) -> RunbookPlace {
        try refuseAddress(name)
        guard let place = library.locate(name) else {
            throw CommandFailure(Diagnostic(.fileNotFound, ["path": name]))
        }
        return place
    }

    /// Refuses an address of the network: what is run is read first, and lies where it was read.
    func refuseAddress(_ name: String) throws(CommandFailure) {
        guard RunbookLibrary.isAddress(name) else { return }
        throw CommandFailure(Diagnostic(.addressGiven, ["address": name]))
    }

    /// Finds and reads a runbook in the reader's language, and says aloud where that language is not there.
    ///
    /// - Throws: ``CommandFailure`` where it is not found or has errors, all of which it carries.
    func load(_ name: String, in tag: String? = nil) throws(CommandFailure) -> LoadedRunbook {
        let place = try locate(name)
        let language: String = if let tag { tag } else { try self.language(of: place, name: name) }
        let parsed = try parse(place, language: language)
        guard let runbook = parsed.runbook, parsed.isValid else { throw CommandFailure(parsed.diagnostics) }
        return LoadedRunbook(runbook: runbook, place: place, warnings: parsed.diagnostics)
    }

    /// Reads one language of a runbook.
    func parse(_ place: RunbookPlace, language: String) throws(CommandFailure) -> ParsedRunbook {
        do {
            return RunbookParser().parse(try place.source(language: language))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Reads what a list says of one language of a runbook.
    func outline(_ place: RunbookPlace, language: String) throws(CommandFailure) -> RunbookOutline {
        do {
            return try RunbookOutline(of: place, language: language)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The language of a runbook that suits the reader best.
    private func language(of place: RunbookPlace, name: String) throws(CommandFailure) -> String {
        let languages = place.languages
        guard let first = languages.first else {
            throw CommandFailure(Diagnostic(.noLanguageFile, path: place.path, ["path": place.path.string]))
        }
        if case .file = place { return first }
        let found = bestLanguage(of: languages)
        if found.isFallBack {
            let arguments = [
                "runbook": name, "requested": found.request?.text ?? "", "chosen": found.language.text,
                "languages": languages.joined(separator: ", "),
            ]
            say(localizer("commands.languageNotHere", arguments))
        }
        return languages.first { LanguageTag($0) == found.language } ?? first
    }

    /// The language among some that suits the reader best; English where none does.
    func bestLanguage(of languages: [String]) -> LanguageNegotiation {
        let tags = languages.compactMap { LanguageTag($0) }
        let fallback = tags.contains(.english) ? LanguageTag.english : tags.first ?? .english
        return LanguageNegotiation(negotiation.request, among: tags, fallback: fallback)
    }
}
