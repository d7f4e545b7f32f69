/// Values that break careless substitution.
enum HostileValues {
    static let all: [String] = [
        "plain", "two words", "  edges  ", "it's", "'", "\"", "say \"hi\"", "$(touch pwned)", "`touch pwned`",
        "$HOME", "${HOME}", "line\nbreak", "\n", "-rf", "-", "; rm -rf x", "*", "?",
        "[a-z]*",
        "~root", "!!", "\\", "trailing\\", "\\\nx", "", " ", "\t", "a\tb",
        "é 漢字 🙂", "e\u{301}", "\u{1}\u{7F}\u{1}", "{a,b}", "(x)", "($(touch pwned))",
        "a[$(touch pwned)]", "#", "& touch pwned",
        "> pwned", "<(touch pwned)", "EOF\ntouch pwned", "EOF", "esac", "2",
        "]]", ")",
        "';touch pwned;'", "\";touch pwned;\"", "%s%n", "don't \"quote\" `id` $(id) \\ !",
    ]
}
