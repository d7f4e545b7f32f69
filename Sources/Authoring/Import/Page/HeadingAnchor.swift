/// The anchor that publishing gives a heading: its English words, joined by hyphens, without punctuation.
enum HeadingAnchor {
    /// Makes the anchor of a heading's text.
    static func make(of text: String) -> String {
        var anchor = ""
        for scalar in text.trimmed.unicodeScalars {
            if scalar == " " || scalar == "\t" {
                anchor += "-"
            } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
            {
                anchor.unicodeScalars.append(scalar)
            }
        }
        return anchor
    }
}
