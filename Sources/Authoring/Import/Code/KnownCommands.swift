/// The programs that guides call, by which a block without a language is told for a shell's.
enum KnownCommands {
    /// Those whose name at the start of a line means nothing else, whatever language a page gives the block.
    private static let plain: Set = [
        "apt", "apt-get", "aws", "az", "bash", "brew", "chmod", "chown", "conda", "cp", "crictl", "ctr", "curl", "dnf",
        "docker", "docker-compose", "dpkg", "eksctl", "gcloud", "git", "gsutil", "helm", "helmfile", "istioctl", "k3d",
        "k3s", "kubeadm", "kubectl", "kustomize", "mc", "minikube", "mkdir", "mv", "nerdctl", "npm", "npx", "oc",
        "pip", "pip3", "podman", "pnpm", "psql", "python", "python3", "rm", "rsync", "scp", "sh", "snap", "ssh", "sudo",
        "systemctl", "tar", "terraform", "unzip", "wget", "yarn", "yum", "zypper",
    ]

    /// Those that are words of other languages too.
    private static let common: Set = [
        ".", "alias", "ansible", "ansible-playbook", "awk", "base64", "basename", "birdwatcher", "cat", "cargo", "cd",
        "clear", "cmake", "cmp", "cut", "date", "dd", "df", "diff", "dig", "dirname", "du", "echo", "ed", "env", "etcd",
        "etcdctl", "eval", "exec", "exit", "export", "expr", "false", "find", "getent", "go", "gpg", "gradle", "grep",
        "gunzip", "gzip", "head", "host", "hostname", "htop", "id", "install", "ip", "iptables", "java", "journalctl",
        "jq", "kill", "killall", "less", "ln", "ls", "lsblk", "lsof", "make", "man", "milvus", "milvus_cli", "mktemp",
        "modprobe", "mount", "mvn", "nano", "nc", "netstat", "nohup", "node", "nslookup", "nvidia-smi", "openssl",
        "patch", "ping", "pkill", "printf", "ps", "pwd", "read", "rmdir", "rustup", "sed", "seq", "service", "set",
        "sleep", "sort", "source", "ss", "stat", "su", "swift", "sysctl", "tail", "tee", "test", "time", "timeout",
        "top", "touch", "tr", "true", "type", "ulimit", "umask", "umount", "uname", "unset", "uv", "vi", "vim", "watch",
        "wc", "which", "whoami", "xargs", "xz", "yq", "zcat", "zip",
    ]

    private static let keywords: Set = [
        "for", "while", "until", "if", "case", "function", "select", "[", "[[", "{", "(", "((", "!", ":",
    ]

    /// Programs that need a person at the keyboard.
    static let interactive: Set = ["vi", "vim", "nano", "ed", "less", "top", "htop", "man"]

    /// Whether a word at the start of a line calls a program that is known, or one by its path.
    static func isCommand(_ word: some StringProtocol) -> Bool {
        plain.contains(String(word)) || common.contains(String(word)) || keywords.contains(String(word))
            || isPath(word) || isAssignment(word)
    }

    /// Whether a word is the name of a program and of nothing else.
    static func isUnmistakable(_ word: some StringProtocol) -> Bool {
        plain.contains(String(word)) || isPath(word)
    }

    private static func isPath(_ word: some StringProtocol) -> Bool {
        let isPlaced = ["./", "../", "~/"].contains { word.hasPrefix($0) } || word.hasPrefix("/") && word.count > 1
        return isPlaced && !word.hasPrefix("//") && !word.hasPrefix("/*")
            || word.hasSuffix(".sh") && !word.contains(":")
    }

    /// Whether a word is `NAME=value`.
    static func isAssignment(_ word: some StringProtocol) -> Bool {
        guard let equals = word.firstIndex(of: "="), let first = word.first, !first.isNumber else { return false }
        let name = word[..<equals]
        return !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
