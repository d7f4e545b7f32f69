/// Values that break careless substitution.
enum HostileValues {
    static let all: [String] = [
        "plain", "two words", "  edges  ", "it's", "'", "''", "\"", "say \"hi\"", "$(touch pwned)", "`touch pwned`",
        "$HOME", "${HOME}", "$((1+1))", "line\nbreak", "\n", "a\n", "\nb", "-rf", "--", "-", "; rm -rf x", "*", "?",
        "[a-z]*",
        "~", "~root", "!", "!!", "\\", "\\\\", "trailing\\", "\\n", "\\\nx", "", " ", "\t", "a\tb", "\r", "a\r\nb",
        "é 漢字 🙂", "e\u{301}", "\u{FEFF}x", "\u{1}\u{7F}\u{1}", "{a,b}", "{1..3}", "(x)", "($(touch pwned))",
        "a[$(touch pwned)]", "x=y", "=", "#", "# comment", "& touch pwned", "&& touch pwned", "| touch pwned",
        "> pwned", "< /etc/passwd", "<(touch pwned)", "EOF\ntouch pwned", "EOF", "esac", "fi", "done", "2", "0x1f",
        "]]", ")",
        "}", "';touch pwned;'", "\";touch pwned;\"", "%s%n", "@(a|b)", "don't \"quote\" `id` $(id) \\ !",
    ]
}
