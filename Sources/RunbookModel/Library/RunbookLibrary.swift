package import SystemPackage

/// The folders in which runbooks are found by their id.
package struct RunbookLibrary: Sendable {
    /// Searched in order; the first that holds an id wins.
    package var folders: [FilePath]

    package init(folders: [FilePath]) {
        self.folders = folders
    }

    /// The folders of a command line and an environment: `--runbooks`, `RUNBOOK_PATH`, `./runbooks`, then
    /// `<prefix>/share/runbook/runbooks` beside the program.
    package init(option: [String], environment: [String: String], program: FilePath?) {
        var folders = option.map { FilePath($0) }
        folders += (environment["RUNBOOK_PATH"] ?? "").split(separator: ":").map { FilePath(String($0)) }
        folders.append("runbooks")
        if let program {
            folders.append(program.removingLastComponent().removingLastComponent().appending("share/runbook/runbooks"))
        }
        self.folders = folders
    }

    /// The ids of all runbooks, sorted, each once.
    package func ids() -> [String] {
        let names = folders.flatMap { folder in
            entries(of: folder).filter { !$0.hasPrefix(".") && isRunbookFolder(folder.appending($0)) }
        }
        return Set(names).sorted()
    }

    /// The places where a runbook stands: a folder or a lone file; nil where there is none.
    ///
    /// A name with a slash is a path, as `.` and `..` are; any other is looked up in the folders, then taken as a path.
    package func locate(_ name: String) -> RunbookPlace? {
        guard !name.isEmpty else { return nil }
        if !name.contains("/"), name != ".", name != ".." {
            for folder in folders {
                let path = folder.appending(name)
                if isRunbookFolder(path) { return .folder(path) }
            }
        }
        let path = FilePath(name)
        if isFolder(path) { return .folder(path) }
        return exists(path) ? .file(path) : nil
    }
}

/// Where a runbook stands.
package enum RunbookPlace: Sendable, Hashable {
    /// A folder with `runbook.yml` and a file a language.
    case folder(FilePath)
    /// A lone Markdown file.
    case file(FilePath)

    /// The BCP 47 tags of the languages that the place holds, sorted; `und` for a lone file that names none.
    package var languages: [String] {
        switch self {
        case .file(let path): [languageTag(of: path) ?? "und"]
        case .folder(let path): languageFiles(in: path).map(\.tag).sorted()
        }
    }

    /// The folder or file.
    package var path: FilePath {
        switch self {
        case .folder(let path), .file(let path): path
        }
    }

    /// The page in a language that the place has.
    func page(in language: String) -> FilePath {
        switch self {
        case .file(let path): path
        case .folder(let path): path.appending("\(language).md")
        }
    }

    /// Reads the source of one language.
    ///
    /// - Throws: ``Diagnostic`` where a file cannot be read or the language is not there.
    package func source(language: String) throws(Diagnostic) -> RunbookSource {
        switch self {
        case .file(let path):
            return RunbookSource(
                id: identifier(path.stem ?? "runbook"),
                language: languageTag(of: path),
                languages: [language],
                markdown: try .read(path),
                definition: nil
            )
        case .folder(let path):
            return try RunbookFolder(path).source(language: language)
        }
    }

    /// Reads the sources of languages, in the order in which these are given.
    ///
    /// - Throws: ``Diagnostic``, as for a single one.
    package func sources(in languages: [String]) throws(Diagnostic) -> [RunbookSource] {
        guard case .folder(let path) = self else {
            return try languages.map { language throws(Diagnostic) in try source(language: language) }
        }
        let folder = try RunbookFolder(path)
        return try languages.map { language throws(Diagnostic) in try folder.source(language: language) }
    }
}

/// A folder with a runbook: what its languages share is read once.
private struct RunbookFolder {
    private let path: FilePath
    private let files: [(tag: String, path: FilePath)]
    private let definition: RunbookSource.File?

    init(_ path: FilePath) throws(Diagnostic) {
        self.path = path
        files = languageFiles(in: path)
        let definition = path.appending("runbook.yml")
        self.definition = exists(definition) ? try .read(definition) : nil
    }

    func source(language: String) throws(Diagnostic) -> RunbookSource {
        guard let file = files.first(where: { $0.tag == language }) else {
            throw Diagnostic(.noLanguageFile, path: path, ["path": path.string])
        }
        return RunbookSource(
            id: path.lexicallyNormalized().lastComponent?.string ?? "runbook",
            language: language,
            languages: files.map(\.tag),
            markdown: try .read(file.path),
            definition: definition
        )
    }
}

private func languageFiles(in folder: FilePath) -> [(tag: String, path: FilePath)] {
    entries(of: folder).sorted().compactMap { name in
        guard name.hasSuffix(".md"), isLanguageTag(name.dropLast(3)) else { return nil }
        return (String(name.dropLast(3)), folder.appending(name))
    }
}

/// The tag in a name such as `README.fr.md`.
private func languageTag(of path: FilePath) -> String? {
    guard let stem = path.stem else { return nil }
    let tag = stem.split(separator: ".").last ?? ""
    if stem.contains("."), isLanguageTag(tag) { return String(tag) }
    // Names such as `faq.md` are no languages; of those with three letters only `README.haw.md` is one.
    return isLanguageTag(stem[...]) && stem.prefix { $0 != "-" }.count == 2 ? stem : nil
}

/// Whether a text has the shape of a BCP 47 tag: a language of two or three letters, then subtags (RFC 5646, 2.1).
private func isLanguageTag(_ text: Substring) -> Bool {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = subtags.first, (2...3).contains(language.count) else { return false }
    return language.allSatisfy { $0.isASCII && $0.isLetter }
        && subtags.dropFirst().allSatisfy { subtag in
            (2...8).contains(subtag.count) && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
}

/// A file's stem as an id: lower case, everything else than letters and digits as hyphens.
private func identifier(_ stem: String) -> String {
    let mapped = stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let id = String(mapped).split(separator: "-").joined(separator: "-")
    return id.isEmpty ? "runbook" : id
}
