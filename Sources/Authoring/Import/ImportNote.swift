package import RunbookModel

/// Something that a person must decide, or should know, about a page that was imported.
package struct ImportNote: Sendable, Hashable {
    /// What there is to say; blocks are named by their number in the page's list of code blocks.
    package enum Kind: Sendable, Hashable {
        // About code that is kept as an example.
        case prose(text: String)
        case elision
        case invisibleCharacter(codePoint: String)
        case hiddenCode
        case unfilledVariable(name: String)
        case mixedOutput
        case unreadableShell
        case unknownContent
        case otherShell(prompt: String)
        case foreignShell(language: String)
        case nothingToRun
        case outputOfProse(command: String)
        case outputWithoutStep
        case fileWithoutName
        case sameFile(file: String, other: Int)
        case alternatives(labels: [String])
        case codeInTable
        case exampleInNote
        case refused(Diagnostic)
        // About steps.
        case languageCorrected(from: String, to: String)
        case fileNamed(file: String)
        case fileNamesDiffer(file: String, other: String)
        case codeInNote
        case interactive
        case background
        case templateOfAnotherTool
        case literalKept
        // About values.
        case parameter(name: String, value: String, count: Int)
        case placeholder(name: String, text: String)
        // About the page.
        case choice(sections: [String])
        case hiddenSection
        case hiddenText(text: String)
        case danglingLink(anchor: String)
        case repeatedAnchor(anchor: String)
        case tabsLeftOut(labels: [String])
        case bracesInProse(name: String)
        case brokenMarkup
        case frontMatterUnreadable
        case frontMatterKeysLeftOut(keys: [String])
        case languageUnknown(chosen: String)
        case languageDiffers(found: String, chosen: String)
    }

    package var kind: Kind
    /// The line of the page.
    package var line: Int?
    /// The number of the code block, where it is about one that the page's list has.
    package var block: Int?
    /// The line of the runbook that was made.
    package var resultLine: Int?
    /// The code block, by its number among all.
    var ordinal: Int?

    init(_ kind: Kind, line: Int? = nil) {
        self.kind = kind
        self.line = line
    }

    init(_ kind: Kind, about code: GuideCode) {
        self.kind = kind
        line = code.line
        block = code.index
        ordinal = code.ordinal
    }
}

extension ImportNote.Kind {
    /// The name by which catalogs word it.
    package var name: String {
        switch self {
        case .prose: "prose"
        case .elision: "elision"
        case .invisibleCharacter: "invisibleCharacter"
        case .hiddenCode: "hiddenCode"
        case .unfilledVariable: "unfilledVariable"
        case .mixedOutput: "mixedOutput"
        case .unreadableShell: "unreadableShell"
        case .unknownContent: "unknownContent"
        case .otherShell: "otherShell"
        case .foreignShell: "foreignShell"
        case .nothingToRun: "nothingToRun"
        case .outputOfProse: "outputOfProse"
        case .outputWithoutStep: "outputWithoutStep"
        case .fileWithoutName: "fileWithoutName"
        case .sameFile: "sameFile"
        case .alternatives: "alternatives"
        case .codeInTable: "codeInTable"
        case .exampleInNote: "exampleInNote"
        case .refused: "refused"
        case .languageCorrected: "languageCorrected"
        case .fileNamed: "fileNamed"
        case .fileNamesDiffer: "fileNamesDiffer"
        case .codeInNote: "codeInNote"
        case .interactive: "interactive"
        case .background: "background"
        case .templateOfAnotherTool: "templateOfAnotherTool"
        case .literalKept: "literalKept"
        case .parameter: "parameter"
        case .placeholder: "placeholder"
        case .choice: "choice"
        case .hiddenSection: "hiddenSection"
        case .hiddenText: "hiddenText"
        case .danglingLink: "danglingLink"
        case .repeatedAnchor: "repeatedAnchor"
        case .tabsLeftOut: "tabsLeftOut"
        case .bracesInProse: "bracesInProse"
        case .brokenMarkup: "brokenMarkup"
        case .frontMatterUnreadable: "frontMatterUnreadable"
        case .frontMatterKeysLeftOut: "frontMatterKeysLeftOut"
        case .languageUnknown: "languageUnknown"
        case .languageDiffers: "languageDiffers"
        }
    }

    /// The parameter that it proposes.
    var parameterName: String? {
        switch self {
        case .parameter(let name, _, _), .placeholder(let name, _): name
        default: nil
        }
    }

    /// The values that the wording names, by placeholder.
    package var arguments: [String: String] {
        switch self {
        case .prose(let text), .hiddenText(let text): ["text": text]
        case .invisibleCharacter(let codePoint): ["character": codePoint]
        case .unfilledVariable(let name), .bracesInProse(let name): ["name": name]
        case .otherShell(let prompt): ["prompt": prompt]
        case .foreignShell(let language): ["language": language]
        case .outputOfProse(let command): ["command": command]
        case .sameFile(let file, let other): ["file": file, "other": String(other)]
        case .alternatives(let labels), .tabsLeftOut(let labels): ["labels": labels.joined(separator: ", ")]
        case .languageCorrected(let from, let to): ["from": from, "to": to]
        case .fileNamed(let file): ["file": file]
        case .fileNamesDiffer(let file, let other): ["file": file, "other": other]
        case .parameter(let name, let value, let count): ["name": name, "value": value, "count": String(count)]
        case .placeholder(let name, let text): ["name": name, "text": text]
        case .choice(let sections): ["sections": sections.joined(separator: ", ")]
        case .danglingLink(let anchor), .repeatedAnchor(let anchor): ["anchor": anchor]
        case .frontMatterKeysLeftOut(let keys): ["keys": keys.joined(separator: ", ")]
        case .languageUnknown(let chosen): ["chosen": chosen]
        case .languageDiffers(let found, let chosen): ["found": found, "chosen": chosen]
        default: [:]
        }
    }
}
