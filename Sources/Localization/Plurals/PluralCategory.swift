/// A plural category of the Unicode Common Locale Data Repository (UTS #35, part 3, section 5.1).
package enum PluralCategory: String, Sendable, Hashable, CaseIterable {
    case zero
    case one
    case two
    case few
    case many
    case other
}
