/// The names of ASCII characters that HTML 5 added to those of HTML 4, which are all that libxml2 knows.
///
/// Writers use them where Markdown would take the character for a mark.
enum HTMLCharacterNames {
    private static let codes: [String: Int] = [
        "Tab": 0x09, "NewLine": 0x0A, "excl": 0x21, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "lpar": 0x28,
        "rpar": 0x29, "ast": 0x2A, "midast": 0x2A, "plus": 0x2B, "comma": 0x2C, "period": 0x2E, "sol": 0x2F,
        "colon": 0x3A, "semi": 0x3B, "equals": 0x3D, "quest": 0x3F, "commat": 0x40, "lsqb": 0x5B, "lbrack": 0x5B,
        "bsol": 0x5C, "rsqb": 0x5D, "rbrack": 0x5D, "Hat": 0x5E, "lowbar": 0x5F, "UnderBar": 0x5F, "grave": 0x60,
        "DiacriticalGrave": 0x60, "lcub": 0x7B, "lbrace": 0x7B, "verbar": 0x7C, "vert": 0x7C, "VerticalLine": 0x7C,
        "rcub": 0x7D, "rbrace": 0x7D, "NonBreakingSpace": 0xA0,
    ]

    /// The code point that a name means; nil where HTML 4 knew it, or nobody does.
    static func code(of name: String) -> Int? { codes[name] }
}
