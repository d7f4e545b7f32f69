import Glibc
package import SystemPackage

/// Whom a file or a folder belongs to, and who else may write to it, by the bits of its mode (inode(7)).
///
/// Access control lists are not looked at.
package struct FileOwnership: Sendable, Hashable {
    /// Who may write beside the owner.
    package enum Writers: Sendable, Hashable {
        /// Every user of the machine.
        case everyone
        /// The members of this group.
        case group(String)
    }

    /// The owner's name, or number, where that is not the user of this process.
    package var foreignOwner: String?
    /// Who may write beside the owner; nil for nobody.
    package var otherWriters: Writers?

    /// Looks at a file or a folder, links followed; nil where that is not possible.
    ///
    /// In a folder whose sticky bit is set, others may add files, and neither replace nor remove those that are there. A
    /// group with the name of the user is the user's own.
    package init?(of path: FilePath) {
        var status = stat()
        guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
        if status.st_uid != geteuid() { foreignOwner = RunOrigin.userName(status.st_uid) ?? String(status.st_uid) }
        if status.st_mode & S_IFMT == S_IFDIR, status.st_mode & S_ISVTX != 0 { return }
        if status.st_mode & S_IWOTH != 0 {
            otherWriters = .everyone
        } else if status.st_mode & S_IWGRP != 0 {
            let group = Self.groupName(status.st_gid) ?? String(status.st_gid)
            if foreignOwner != nil || group != RunOrigin.userName(geteuid()) { otherWriters = .group(group) }
        }
    }

    /// The name of a group in the group database (getgrgid_r(3)); nil where it has none.
    private static func groupName(_ id: gid_t) -> String? {
        var size = 1024
        while size <= 1 << 20 {
            let (code, name) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
                var (entry, found) = (group(), nil as UnsafeMutablePointer<group>?)
                guard let start = buffer.baseAddress else { return (ENOMEM, nil as String?) }
                let code = getgrgid_r(id, &entry, start, buffer.count, &found)
                return (code, found == nil ? nil : entry.gr_name.map { String(cString: $0) })
            }
            if code != ERANGE { return name }
            size *= 4
        }
        return nil
    }
}
