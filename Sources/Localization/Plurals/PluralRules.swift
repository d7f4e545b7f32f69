internal import Synchronization
internal import _FoundationICU

/// The plural rules of a language, as the Unicode Common Locale Data Repository has them.
///
/// The only user of ICU: Foundation formats numbers but tells no plural category.
package struct PluralRules: Sendable {
    private let rules: Rules?

    /// Finds the rules of a language; one without any has the category `other` only.
    package init(for language: LanguageTag) {
        self.rules = Self.cache.withLock { cache in
            if let known = cache[language] {
                return known
            }
            let opened = Rules(language)
            cache[language] = opened
            return opened
        }
    }

    /// The category of a whole number.
    package func category(of count: Int) -> PluralCategory {
        rules?.keyword(of: count).flatMap(PluralCategory.init) ?? .other
    }

    /// The categories that the language has, `other` always among them.
    package var categories: Set<PluralCategory> {
        Set(rules?.keywords().compactMap(PluralCategory.init) ?? []).union([.other])
    }

    /// The rules that were opened before, by language: opening them reads ICU's data.
    private static let cache = Mutex<[LanguageTag: Rules]>([:])
}

/// Rules that ICU holds open.
///
/// - Note: Unchecked because the pointer is written once and ICU's rules are immutable after they are opened.
private final class Rules: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ language: LanguageTag) {
        var status = U_ZERO_ERROR
        let locale = language.text.replacing("-", with: "_")
        guard let pointer = swift_uplrules_open(locale, &status), status.rawValue <= U_ZERO_ERROR.rawValue else {
            return nil
        }
        self.pointer = pointer
    }

    deinit {
        swift_uplrules_close(pointer)
    }

    func keyword(of count: Int) -> String? {
        var status = U_ZERO_ERROR
        var buffer = [UChar](repeating: 0, count: 32)
        let length = swift_uplrules_select(pointer, Double(count), &buffer, Int32(buffer.count), &status)
        guard status.rawValue <= U_ZERO_ERROR.rawValue, (1...32).contains(length) else { return nil }
        return String(decoding: buffer.prefix(Int(length)), as: UTF16.self)
    }

    func keywords() -> [String] {
        var status = U_ZERO_ERROR
        guard let list = swift_uplrules_getKeywords(pointer, &status), status.rawValue <= U_ZERO_ERROR.rawValue else {
            return []
        }
        defer { swift_uenum_close(list) }
        var found: [String] = []
        while let word = swift_uenum_next(list, nil, &status) {
            found.append(String(cString: word))
        }
        return found
    }
}
