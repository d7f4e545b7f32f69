package import SystemPackage

#if canImport(Glibc)
internal import Glibc
#endif

extension RunbookLibrary {
    /// Whether a runbook stands in one of the folders, or below one: the reader chose these.
    ///
    /// Real paths are compared. A link that stands in such a folder is there too, wherever it leads.
    package func contains(_ place: RunbookPlace) -> Bool {
        let path = place.path
        var paths = [path.real]
        if let name = path.lastComponent { paths.append(path.removingLastComponent().real?.appending(name)) }
        let roots = folders.compactMap(\.real)
        return paths.compactMap(\.self).contains { path in roots.contains { path.starts(with: $0) } }
    }

    /// Whether a name is the address of something that is no file of this machine: a scheme and `://` (RFC 3986).
    package static func isAddress(_ name: String) -> Bool {
        guard let border = name.firstRange(of: "://") else { return false }
        let scheme = name[..<border.lowerBound]
        return scheme.first?.isLetter == true
            && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
    }
}

extension FilePath {
    /// The absolute path without links (realpath(3)); nil where nothing is there.
    package var real: FilePath? {
        guard let resolved = realpath(isEmpty ? "." : string, nil) else { return nil }
        defer { free(resolved) }
        return FilePath(platformString: resolved)
    }
}
