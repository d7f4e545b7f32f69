internal import MarkdownTree
internal import Planning
package import RunbookModel
internal import SystemPackage

extension GuidePage {
    /// The size in bytes over which a file is no page: 8 MiB, a hundred times a long guide.
    package static let largestSize = RunbookSource.File.largestSize

    /// Reads a page, published or in the Markdown from which it is made.
    ///
    /// - Parameters:
    ///   - file: The file, whose name and folders tell what its content does not.
    ///   - variables: The values of what its Markdown names in double braces.
    /// - Throws: ``GuidePageFault`` where it is no page.
    package init(_ file: RunbookSource.File, variables: GuideVariables = GuideVariables()) throws(GuidePageFault) {
        let text = try PageText(file.bytes)
        let body = ExpandedText(String(decoding: text.body, as: UTF8.self), variables)
        let format = PageFormat(body.text)
        let source = HTMLSource(Array(try Self.html(body.text, format).utf8))
        var reader = ContentReader(line: body.line)
        let blocks = reader.blocks(of: try Self.root(of: source))
        let front = PageFrontMatter(text.frontMatter ?? "")
        let origin = PageOrigin(links: reader.inlineReader.destinations, path: file.path)
        let heading = reader.headings.first { $0.level == 1 } ?? reader.headings.first
        guard let title = front.values["title"].flatMap({ $0.isEmpty ? nil : $0 }) ?? heading?.text else {
            throw .untitled
        }
        name = front.values["id"] ?? file.path.lastComponent?.string ?? "page"
        self.title = title
        frontMatter = front.values
        let said = front.values["lang"] ?? front.values["language"] ?? origin.language
        saysLanguage = said != nil
        language = said ?? origin.folderLanguage ?? (format == .markdown ? "en" : nil)
        version = origin.version
        digest = SHA256.hexDigest(of: file.bytes)
        headings = reader.headings
        codeBlocks = reader.codeBlocks
        codeCount = reader.codeCount
        self.blocks = blocks
        findings = reader.findings
        for line in source.brokenLines { findings.append(ImportNote(.brokenMarkup, line: body.line(line))) }
        findings += front.findings
    }

    private static func html(_ body: String, _ format: PageFormat) throws(GuidePageFault) -> String {
        switch format {
        case .html: body
        case .markdown: try MarkdownPage(body).html
        }
    }

    private static func root(of source: HTMLSource) throws(GuidePageFault) -> HTMLElement {
        do {
            return try HTMLReader.read(source)
        } catch .noLibrary {
            throw .noLibrary
        } catch {
            throw .tooDeep
        }
    }
}

extension PageFrontMatter {
    /// What a person should know of it.
    fileprivate var findings: [ImportNote] {
        var notes: [ImportNote] = []
        if !isReadable { notes.append(ImportNote(.frontMatterUnreadable, line: 1)) }
        let others = keys.filter { !Self.knownKeys.contains($0) }
        if !others.isEmpty { notes.append(ImportNote(.frontMatterKeysLeftOut(keys: others), line: 1)) }
        return notes
    }
}
