/// Finds the name of the file that a block is the content of, by what stands in it, around it and below it.
struct FileNaming {
    /// The name that is likeliest.
    private(set) var file: String?
    /// Another name that something near it gives.
    private(set) var other: String?
    /// Whether the block's language is one of data and settings, which stand in files and do nothing elsewhere.
    let isData: Bool

    private static let dataLanguages: Set = ["yaml", "yml", "json", "toml", "ini", "conf", "properties", "env", "xml"]

    init(_ index: Int, _ contexts: [CodeContext], _ forms: [CodeForm]) {
        let (context, language) = (contexts[index], forms[index].language)
        isData = Self.dataLanguages.contains(language)
        let names = FileNames(language: language)
        let calls = Self.followingCommands(index, contexts, forms).map { $0.flatMap { names.names(in: $0) } }
        let before = names.names(in: context.before)
        let near = [
            names.name(inFirstLineOf: context.code.text), before.count == 1 ? before.first : nil,
            calls.first?.first,
        ].compactMap(\.self)
        let after = names.names(in: context.after)
        let far = [after.count == 1 ? after.first : nil, calls.dropFirst().lazy.compactMap(\.first).first]
        file = near.first ?? far.compactMap(\.self).first
        other = near.first { $0 != file }
        // A program is only known to be a file where a command runs it by its name.
        if !isData, !calls.joined().contains(where: { $0 == file }) || before != [file] { file = nil }
    }

    /// The commands of the blocks below in the section: of the next block first, and nothing where that is no shell's.
    private static func followingCommands(
        _ index: Int,
        _ contexts: [CodeContext],
        _ forms: [CodeForm]
    ) -> [[CommandLines.Command]] {
        let section = contexts[index].place.section
        var found: [[CommandLines.Command]] = []
        for next in contexts.indices.dropFirst(index + 1).prefix(while: { contexts[$0].place.section == section }) {
            found.append(forms[next].commands)
            if found.count == 20 { break }
        }
        return found.isEmpty ? [[]] : found
    }
}
