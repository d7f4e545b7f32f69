package import SystemPackage

/// Why a catalog file cannot be used.
package struct CatalogFault: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The file or folder cannot be read, for the reason that the system gives.
        case unreadable(Errno)
        /// More bytes than a catalog may have.
        case tooLarge(limit: Int)
        /// Bytes that are not UTF-8.
        case notUnicode
        /// Something that YAML does not allow.
        case syntax
        /// A key that stands twice in one mapping.
        case repeatedKey(String)
        /// No single top-level key, or one that is no language tag.
        case noLanguage
        /// A top-level key that is another language than the file's name.
        case wrongLanguage(found: String, expected: LanguageTag)
        /// A value that is neither a text nor a mapping.
        case notText(key: String)
        /// Plural texts without the category that every language has.
        case missingOther(key: String)
        /// Mappings within mappings without end, or more messages than a catalog may have.
        case tooComplex
    }

    package var kind: Kind
    package var path: FilePath
    /// The line, from 1; 0 where the fault is the whole file's.
    package var line: Int
    /// The column in Unicode scalars, from 1; 0 where the fault is the whole file's.
    package var column: Int

    package init(_ kind: Kind, path: FilePath, line: Int = 0, column: Int = 0) {
        self.kind = kind
        self.path = path
        self.line = line
        self.column = column
    }
}
