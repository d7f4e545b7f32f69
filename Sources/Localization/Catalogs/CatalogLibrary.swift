internal import Foundation
package import SystemPackage

/// The catalogs that there are: those within the binary, and the files of folders that add to them.
///
/// A folder holds `<tag>.yml` files. Each adds a language, or replaces single messages of one; messages that it does
/// not have come from the folders after it, from the binary, from broader tags (`fr` for `fr-CA`), and from English.
package struct CatalogLibrary: Sendable {
    private let files: [LanguageTag: [FilePath]]

    /// Lists the catalogs of folders.
    ///
    /// - Parameters:
    ///   - requested: Folders that must be there, the strongest first.
    ///   - optional: Folders that are passed over where they are not there, weaker than the requested ones.
    /// - Throws: `CatalogFault` where a folder cannot be read.
    package init(requested: [FilePath] = [], optional: [FilePath] = []) throws(CatalogFault) {
        var files: [LanguageTag: [FilePath]] = [:]
        for folder in requested {
            try Self.collect(folder, into: &files)
        }
        for folder in optional where FileManager.default.fileExists(atPath: folder.string) {
            try Self.collect(folder, into: &files)
        }
        self.files = files
    }

    /// Lists the catalogs of the folders that a person named, and of the one that was installed with the program.
    ///
    /// - Parameters:
    ///   - option: The folders that `--locales` names, the strongest first.
    ///   - environment: The environment, whose `RUNBOOK_LOCALES` names folders, separated by colons.
    ///   - share: The folder that was installed with the program, which need not be there.
    /// - Throws: `CatalogFault` where a folder cannot be read.
    package init(option: [FilePath], environment: [String: String], share: FilePath?) throws(CatalogFault) {
        let named = (environment["RUNBOOK_LOCALES"] ?? "").split(separator: ":").map { FilePath(String($0)) }
        try self.init(requested: option + named, optional: share.map { [$0] } ?? [])
    }

    private static func collect(
        _ folder: FilePath,
        into files: inout [LanguageTag: [FilePath]]
    ) throws(CatalogFault) {
        for name in try names(in: folder).sorted() {
            guard let file = FilePath.Component(name), file.extension == "yml",
                let tag = LanguageTag(file.stem) ?? PosixLocale(file.stem).tag
            else { continue }
            files[tag, default: []].append(folder.appending(file))
        }
    }

    private static func names(in folder: FilePath) throws(CatalogFault) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.string)
        } catch {
            throw CatalogFault(.unreadable(error.errno), path: folder)
        }
    }

    /// The languages that there are, in alphabetical order of their tags.
    package var languages: [LanguageTag] {
        Set(EmbeddedCatalogs.languages).union(files.keys).sorted()
    }

    /// The catalogs that answer for a language, the strongest first.
    ///
    /// - Throws: `CatalogFault` where a file of the language, or of one that it falls back to, has a fault.
    func layers(for language: LanguageTag) throws(CatalogFault) -> [CatalogLayer] {
        var layers: [CatalogLayer] = []
        var chain = language.lookupChain
        if !chain.contains(.english) {
            chain.append(.english)
        }
        for tag in chain {
            for path in files[tag] ?? [] {
                layers.append(.file(try Self.load(path, language: tag)))
            }
            if EmbeddedCatalogs.languages.contains(tag) {
                layers.append(.embedded(tag))
            }
        }
        return layers
    }

    private static func load(_ path: FilePath, language: LanguageTag) throws(CatalogFault) -> Catalog {
        let bytes: [UInt8]
        do {
            let file = try FileDescriptor.open(path, .readOnly)
            bytes = try file.closeAfter { try file.bytes(atMost: CatalogParser.largestSize + 1) }
        } catch {
            throw CatalogFault(.unreadable(error as? Errno ?? .ioError), path: path)
        }
        return try CatalogParser.parse(bytes, path: path, language: language)
    }
}

extension FileDescriptor {
    /// Reads from the current position to the end, or to `limit` bytes.
    fileprivate func bytes(atMost limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < limit {
            let count = try buffer.withUnsafeMutableBytes { try read(into: $0) }
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return bytes
    }
}

extension Error {
    /// The system's reason under a Foundation error; an input or output error where it tells none.
    fileprivate var errno: Errno {
        let error = self as NSError
        let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        switch (underlying.domain, underlying.code) {
        case (NSPOSIXErrorDomain, let code): return Errno(rawValue: CInt(truncatingIfNeeded: code))
        case (NSCocoaErrorDomain, CocoaError.Code.fileReadNoSuchFile.rawValue): return .noSuchFileOrDirectory
        case (NSCocoaErrorDomain, CocoaError.Code.fileReadNoPermission.rawValue): return .permissionDenied
        default: return .ioError
        }
    }
}
