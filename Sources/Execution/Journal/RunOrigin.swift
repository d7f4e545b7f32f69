import Glibc

/// Who started a run, and where.
package struct RunOrigin: Sendable, Hashable, Codable {
    /// The name of the effective user; its number where it has no name.
    package var user: String
    /// The user who called sudo (`SUDO_USER`).
    package var sudoUser: String?
    /// The address from which that person is connected (the first word of `SSH_CONNECTION`).
    package var sshClient: String?
    /// The name of the machine.
    package var host: String?

    /// An origin as it is told.
    package init(user: String, sudoUser: String? = nil, sshClient: String? = nil, host: String? = nil) {
        self.user = user
        self.sudoUser = sudoUser
        self.sshClient = sshClient
        self.host = host
    }

    /// The origin of what this process does.
    ///
    /// The user and the host are asked from the system: `USER` and `HOSTNAME` are what anybody sets them to.
    package static func current(environment: ProcessEnvironment = .current) -> RunOrigin {
        RunOrigin(
            user: userName(geteuid()) ?? String(geteuid()),
            sudoUser: environment["SUDO_USER"].flatMap { $0.isEmpty ? nil : $0 },
            sshClient: environment["SSH_CONNECTION"].flatMap { $0.split(separator: " ").first.map(String.init) },
            host: hostName
        )
    }

    /// The name of a user in the user database (getpwuid_r(3)); nil where it has none.
    static func userName(_ id: uid_t) -> String? {
        var size = 1024
        while size <= 1 << 20 {
            let (code, name) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
                var (entry, found) = (passwd(), nil as UnsafeMutablePointer<passwd>?)
                guard let start = buffer.baseAddress else { return (ENOMEM, nil as String?) }
                let code = getpwuid_r(id, &entry, start, buffer.count, &found)
                return (code, found == nil ? nil : entry.pw_name.map { String(cString: $0) })
            }
            if code != ERANGE { return name }
            size *= 4
        }
        return nil
    }

    /// The name of the machine (gethostname(2)); nil where it has none.
    private static var hostName: String? {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
        let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return name.isEmpty ? nil : name
    }
}
