package import SystemPackage

/// What a file step did, and what is needed to undo it.
package struct FileChange: Sendable, Hashable, Codable {
    /// What was there before.
    package struct Original: Sendable, Hashable, Codable {
        /// Where its bytes are kept.
        package var copy: String
        /// Its permission bits.
        package var mode: UInt32
    }

    /// The file, relative to the run's folder.
    package var path: String
    /// Nil where there was no file.
    package var original: Original?
    /// SHA-256 of what was written, in hexadecimal.
    package var digest: String
}

/// What may be done to the file that a step writes.
package struct FileWriteOptions: Sendable, Hashable {
    /// The permission bits; nil keeps those of the file that is there, or takes 0644 less the umask.
    package var mode: UInt16?
    /// Whether a file with other content must not be replaced.
    package var refusesReplacement: Bool

    /// Options.
    package init(mode: UInt16? = nil, refusesReplacement: Bool = false) {
        self.mode = mode
        self.refusesReplacement = refusesReplacement
    }
}

/// Why a file of the run's folder could not be read, written or restored; what was there is unchanged.
package enum FileWriteError: Error, Sendable, Hashable {
    /// The path leads out of the run's folder.
    case outsideFolder(FilePath)
    /// A link stands in the way: the file itself is one, or a folder on the way leads out of the run's folder.
    case throughLink(FilePath)
    /// Something other than a file is there: a folder, a device, a pipe.
    case notRegularFile(FilePath)
    /// A file with other content is there, and the step must not replace it.
    case refusedReplacement(FilePath)
    /// The file is no longer what the step wrote, so undoing it would lose someone's work.
    case changedSince(FilePath)
    /// The kernel refused.
    case io(FilePath, errno: Int32)
}
