/// A version number (Semantic Versioning 2.0.0, with one to three parts; a leading `v` is dropped).
///
/// `alpha`, `beta`, `dev` and `rc` order before the release, `hotfix`, `post` and `patch` after it; any other suffix is
/// ignored in ordering.
package struct Version: Sendable, Hashable {
    /// The text as given, without a leading `v`.
    package var text: String

    /// Reads a version; nil where the text is none.
    package init?(_ text: String) {
        self.text = text
    }
}
