/// Finds the keys of YAML that values may make the same.
struct LiveYAMLKeys {
    private let events: [YAMLStream.Event]
    private let rendering: YAMLRendering
    private var position = 0
    private var mappings: [[LiveKey]] = []

    /// The keys of each mapping of which one holds a placeholder; nil where there is none.
    static func keys(of stream: YAMLStream, _ rendering: YAMLRendering) -> [[LiveKey]]? {
        var reader = LiveYAMLKeys(events: stream.events, rendering: rendering)
        while reader.position < reader.events.count { _ = reader.readNode() }
        let changing = reader.mappings.filter { $0.contains { $0.read.contains { $0.name != nil } } }
        return changing.isEmpty ? nil : changing
    }

    private init(events: [YAMLStream.Event], rendering: YAMLRendering) {
        self.events = events
        self.rendering = rendering
    }

    /// Passes a scalar, a mapping, a sequence or the start of a document, and tells what it is as a key.
    private mutating func readNode() -> LiveKey {
        let event = events[position]
        position += 1
        switch event {
        case .scalar(let scalar): return key(scalar)
        case .mappingStart(let tag): return readMapping(tag)
        case .sequenceStart(let tag): return readSequence(tag)
        case .document, .end: return LiveKey(read: [], tag: nil)
        }
    }

    private mutating func readMapping(_ tag: String) -> LiveKey {
        var keys: [LiveKey] = []
        var pieces = [LivePiece(text: "{")]
        while !isAtEnd {
            keys.append(readNode())
            pieces += keys[keys.count - 1].marked + (isAtEnd ? [] : readNode().marked)
        }
        position += 1
        mappings.append(keys)
        return LiveKey(read: pieces, tag: tag)
    }

    private mutating func readSequence(_ tag: String) -> LiveKey {
        var pieces = [LivePiece(text: "[")]
        while !isAtEnd { pieces += readNode().marked }
        position += 1
        return LiveKey(read: pieces, tag: tag)
    }

    private var isAtEnd: Bool {
        guard position < events.count, case .end = events[position] else { return position >= events.count }
        return true
    }

    private func key(_ scalar: YAMLStream.Scalar) -> LiveKey {
        let bytes = rendering.tokenized.bytes
        let start = YAMLScalarExtent(of: scalar, in: bytes).range.lowerBound
        let hasTag = bytes[min(scalar.offset, start)..<start].contains(UInt8(ascii: "!"))
        let isLiteral = rendering.literalIndex(of: scalar) != nil && !hasTag
        return LiveKey(read: rendering.tokenized.livePieces(of: scalar.text), tag: isLiteral ? nil : scalar.tag)
    }
}

extension LiveKey {
    /// The key as a part of another one, between characters that no text of YAML has.
    fileprivate var marked: [LivePiece] {
        [LivePiece(text: "\u{0}\(tag ?? "tag:yaml.org,2002:str")\u{0}")] + read
    }
}
