internal import MarkdownTree

extension AttributeReader {
    /// Reports what is not among `classes` and `keys`: as unknown, or as known but out of place here.
    func refuseOthers(classes: [String] = [], keys: [String] = [], allowsIdentifier: Bool = true) {
        for name in list?.classes ?? [] where !classes.contains(name.text) {
            refuse(".\(name.text)", known: Self.classes.map { ".\($0)" }, code: .unknownClass, at: name.range.start)
        }
        for pair in list?.pairs ?? [] where !keys.contains(pair.key) {
            refuse(pair.key, known: Self.keys, code: .unknownAttribute, at: pair.range.start)
        }
        if !allowsIdentifier, let identifier = list?.identifier {
            report(.attributeNotHere, at: identifier.range.start, ["name": "#\(identifier.text)"])
        }
    }

    /// Reports characters that look like others, unless the block allows them.
    func refuseForbiddenCharacters() {
        guard !has("unicode") else { return }
        for pair in list?.pairs ?? [] {
            guard let found = ForbiddenCharacters.first(in: pair.value) else { continue }
            report(
                .forbiddenCharacter,
                at: pair.places.location(at: found.offset),
                ["character": found.scalar.codePoint]
            )
        }
    }

    /// Reports a value that its attribute does not allow.
    func refuseValue(_ key: String, allowed: String, at location: SourceLocation? = nil) {
        guard let pair = pair(key) else { return }
        let arguments = ["name": key, "value": pair.value, "allowed": allowed]
        report(.attributeValue, at: location ?? pair.valueStart, arguments)
    }

    /// Reports an attribute without the one that it needs.
    func refuse(_ key: String, without needed: String) {
        report(.attributeNeeds, at: pair(key)?.range.start, ["name": key, "needed": needed])
    }

    /// Reports a class without the attribute that it needs.
    func refuse(class name: String, without needed: String) {
        let place = list?.classes.first { $0.text == name }
        report(.attributeNeeds, at: place?.range.start, ["name": ".\(name)", "needed": needed])
    }

    private func refuse(_ name: String, known: [String], code: DiagnosticCode, at location: SourceLocation) {
        if known.contains(name) {
            report(.attributeNotHere, at: location, ["name": name])
        } else {
            var arguments = ["name": name]
            arguments["nearest"] = NearestName.nearest(to: name, among: known)
            report(code, at: location, arguments)
        }
    }
}
