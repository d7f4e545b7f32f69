internal import Authoring
internal import Glibc
internal import RunbookModel
internal import SystemPackage

/// Reads pages for commands, and says why one is none.
struct GuidePageReading {
    private let variables: GuideVariables

    /// Prepares to read pages whose Markdown may name variables, with a JSON file of their values.
    ///
    /// - Throws: ``Diagnostic`` where that file cannot be read, or is no JSON object.
    init(variablesFile: String?) throws(Diagnostic) {
        variables =
            try variablesFile.map { path throws(Diagnostic) in
                try GuideVariables(try RunbookSource.File.read(FilePath(path)))
            } ?? GuideVariables()
    }

    /// Reads a page.
    ///
    /// - Throws: ``CommandFailure`` with the status for a page that is not there, is none or cannot be read.
    func page(_ path: String) throws(CommandFailure) -> GuidePage {
        let file = try file(FilePath(path))
        do {
            return try GuidePage(file, variables: variables)
        } catch {
            throw error.failure(of: file.path)
        }
    }

    private func file(_ path: FilePath) throws(CommandFailure) -> RunbookSource.File {
        do {
            return try RunbookSource.File.read(path)
        } catch {
            throw failure(error, path)
        }
    }

    private func failure(_ diagnostic: Diagnostic, _ path: FilePath) -> CommandFailure {
        switch diagnostic.code {
        case .fileNotFound: return CommandFailure(Diagnostic(.pageNotFound, ["path": path.string]))
        case .fileTooLarge: return CommandFailure(Diagnostic(.pageTooLarge, path: path, diagnostic.arguments))
        default:
            var status = stat()
            let isThere = path.withPlatformString { stat($0, &status) } == 0
            if isThere, status.st_mode & S_IFMT == S_IFDIR {
                return CommandFailure(Diagnostic(.notAPage, ["path": path.string]))
            }
            let number = isThere ? (path.withPlatformString { access($0, R_OK) } == 0 ? EIO : errno) : errno
            return CommandFailure(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(number)"])
        }
    }
}

extension GuidePageFault {
    /// The fault as others are reported, or the word for what is missing.
    fileprivate func failure(of path: FilePath) -> CommandFailure {
        diagnostic(of: path).map { CommandFailure($0) } ?? CommandFailure(.toolMissing, "commands.noHTMLReader")
    }

    private func diagnostic(of path: FilePath) -> Diagnostic? {
        switch self {
        case .empty: Diagnostic(.pageEmpty, path: path)
        case .binary(let location): Diagnostic(.pageBinary, path: path, at: location)
        case .notUTF8(let location): Diagnostic(.notUTF8, path: path, at: location)
        case .tooLarge(let limit): Diagnostic(.pageTooLarge, path: path, ["limit": "\(limit >> 20)"])
        case .untitled: Diagnostic(.pageUntitled, path: path)
        case .tooDeep: Diagnostic(.pageTooDeep, path: path)
        case .noLibrary: nil
        }
    }
}
