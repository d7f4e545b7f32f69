/// The value of `--lang` as it stands on a command line, read before the line is parsed.
///
/// Help and the faults of a command line are worded in the reader's language too, which must then be known already.
enum LanguageOption {
    /// Finds the value that counts, the last one, and of a list of languages its first; nil where there is none before a `--`.
    static func value(in arguments: [String]) -> String? {
        let line = arguments.prefix { $0 != "--" }
        var value: String?
        for (index, argument) in line.enumerated() {
            if argument == "--lang", line.indices.contains(index + 1) {
                value = line[index + 1]
            } else if argument.hasPrefix("--lang=") {
                value = String(argument.dropFirst("--lang=".count))
            }
        }
        return value.map { String($0.prefix { $0 != "," }) }
    }
}
