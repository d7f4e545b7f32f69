internal import MarkdownTree
internal import SystemPackage
internal import Yams

extension DefinitionText {
    /// How many values the aliases of a text may make of it.
    private static let expansionLimit = 1e7

    /// The top-level mapping; nil, and a fault, where the text is no YAML mapping.
    ///
    /// An empty text is an empty mapping.
    package func root(reportingTo sink: DiagnosticSink) -> DefinitionNode? {
        guard !isExpansive else {
            sink.report(.aliasesExpand, in: path, at: location(ofByte: 0))
            return nil
        }
        do {
            let text = String(decoding: source.bytes, as: UTF8.self)
            // The default constructor is a table of closures, made anew for each parser, which nodes have no use for.
            let constructor = Constructor([:], [:], [:])
            let parser = try Yams.Parser(yaml: text, resolver: .basic, constructor: constructor, encoding: .utf8)
            guard let node = try parser.singleRoot() else { return .emptyMapping(in: self) }
            let root = DefinitionNode(node, in: self, reportingTo: sink)
            if root.entries != nil { return root }
            if root.isEmpty { return .emptyMapping(in: self) }
            let name = path.lastComponent?.string ?? ""
            sink.report(.wrongShape, in: path, at: root.location, ["key": name, "shape": "mapping"])
        } catch let error as YamlError {
            report(error, to: sink)
        } catch {
            sink.report(.invalidYAML, in: path, at: location(ofByte: 0), ["problem": ""])
        }
        return nil
    }

    private func report(_ error: YamlError, to sink: DiagnosticSink) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // libyaml says "while scanning a quoted scalar" and where that starts, apart from the problem itself.
            let text = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            sink.report(.invalidYAML, in: path, at: location(ofByte: offset(of: mark)), ["problem": text])
        case .duplicatedKeysInMapping(let keys, let context):
            let place = location(ofByte: offset(of: context.mark))
            sink.report(.repeatedKey, in: path, at: place, ["key": keys.sorted().first ?? ""])
        case .reader(let problem, let byte, _, _):
            sink.report(.invalidYAML, in: path, at: location(ofByte: byte ?? 0), ["problem": problem])
        default:
            sink.report(.invalidYAML, in: path, at: location(ofByte: 0), ["problem": ""])
        }
    }

    /// Whether what look like anchors and aliases could make more values than anybody means ("a billion laughs").
    ///
    /// With n anchors and m aliases among them, a text grows at most by the factor (1 + m/n)ⁿ.
    private var isExpansive: Bool {
        guard source.bytes.contains(UInt8(ascii: "&")), source.bytes.contains(UInt8(ascii: "*")) else { return false }
        var anchors = 0.0
        var aliases = 0.0
        var previous: UInt8 = 0x0A
        for (byte, next) in zip(source.bytes, source.bytes.dropFirst() + [0]) {
            let isStart = previous <= 0x20 || previous.isOne(of: "[{,:-?")
            if isStart, next > 0x20 {
                if byte == UInt8(ascii: "&") { anchors += 1 }
                if byte == UInt8(ascii: "*") { aliases += 1 }
            }
            previous = byte
        }
        guard anchors > 0, aliases > 0 else { return false }
        var size = Double(source.bytes.count)
        for _ in 0..<Int(min(anchors, 64)) {
            size *= 1 + aliases / anchors
            if size > Self.expansionLimit { return true }
        }
        return false
    }
}
