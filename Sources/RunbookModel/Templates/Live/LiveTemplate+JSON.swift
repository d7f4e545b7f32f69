extension LiveTemplate {
    /// Takes JSON apart.
    init(json template: Template) {
        let rendering = JSONRendering(template)
        let tokenized = rendering.tokenized
        var outline = LiveOutline(bytes: tokenized.bytes)
        var bare: Set<Int> = []
        if case .success(let stream) = rendering.parsed { bare = Set(rendering.bareIndexes(of: stream)) }
        for (index, placeholder) in template.placeholders.enumerated() {
            let refusal = LiveRefusal(
                SubstitutionFault(.structured(.outsideString), at: placeholder),
                scope: .unlessLiteral
            )
            let slot = LiveSlot(
                bare.contains(index) ? .jsonBare : .jsonString,
                [tokenized.livePiece(of: index)],
                refusal: bare.contains(index) ? refusal : nil
            )
            outline.add(slot, at: tokenized.ranges[index])
        }
        self = outline.finished(in: .json)
        switch rendering.parsed {
        case .failure(let failure): fault = LiveRefusal(rendering.fault(for: failure))
        case .success(let stream): keys = tokenized.keys(of: stream)
        }
    }
}

extension TokenizedTemplate {
    /// The keys of each object of which one holds a placeholder; nil where there is none.
    fileprivate func keys(of stream: JSONStream) -> [[LiveKey]]? {
        var open: [[String]] = []
        var objects: [[String]] = []
        for event in stream.events {
            switch event {
            case .objectStart, .arrayStart: open.append([])
            case .key(let text): open[open.count - 1].append(text)
            case .end: objects.append(open.removeLast())
            case .string, .literal, .token: break
            }
        }
        let changing = objects.filter { $0.contains { !indexes(in: $0).isEmpty } }
        return changing.isEmpty ? nil : changing.map { $0.map { LiveKey(read: livePieces(of: $0), tag: nil) } }
    }
}
