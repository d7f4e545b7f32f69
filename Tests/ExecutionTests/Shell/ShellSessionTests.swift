import Execution
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Runs steps one after the other through real bash.
struct ShellRig {
    let scratch: ScratchDirectory
    let session: ShellSession
    var state = ShellState()
    var output = ""

    init(environment: [String: String?] = [:]) throws {
        scratch = try ScratchDirectory()
        var variables = ProcessEnvironment.current
        for (name, value) in environment { variables[name] = value }
        session = ShellSession(runner: ProcessRunner(), folder: scratch.path, environment: variables)
    }

    /// Runs a step and keeps its output; the state is taken over where the step succeeds.
    @discardableResult
    mutating func run(_ step: ShellStep) throws -> ShellResult {
        var bytes: [UInt8] = []
        let result = try session.run(step, from: state) { chunk in
            bytes += chunk.bytes
            return .goOn
        }
        output = String(decoding: bytes, as: UTF8.self)
        if result.outcome.termination == .exited(0) { state = try result.state.get() }
        return result
    }

    @discardableResult
    mutating func run(_ text: String) throws -> ShellResult {
        try run(ShellStep(text))
    }
}

struct ShellStateTests {
    /// What one step does, what a later one asks, and what it must answer.
    static let carried: [(String, String, String)] = [
        ("x=1", "echo $x", "1\n"),
        ("x='a  b'", "printf '[%s]' \"$x\"", "[a  b]"),
        ("x=$'two\\nlines'", "printf '[%s]' \"$x\"", "[two\nlines]"),
        ("x=$'a\\tb\\e\\001\\r'", "printf %s \"$x\" | od -An -tx1 | tr -d ' \\n'", "6109621b010d"),
        ("x=$'\\xff\\xfe'", "printf %s \"$x\" | od -An -tx1 | tr -d ' \\n'", "fffe"),
        ("x='é — 日本'", "echo \"$x\"", "é — 日本\n"),
        ("x='`id` $(id) $HOME \\ \" !'", "echo \"$x\"", "`id` $(id) $HOME \\ \" !\n"),
        ("x=", "echo \"[${x-unset}]\"", "[]\n"),
        ("export X=1", "bash -c 'echo $X'", "1\n"),
        ("X=1", "bash -c 'echo [$X]'", "[]\n"),
        ("export X", "X=2; bash -c 'echo $X'", "2\n"),
        ("a=(1 'two words' $'\\n')", "echo ${#a[@]} \"${a[1]}\"", "3 two words\n"),
        ("a[5]=x; a[9]=y", "echo \"${!a[@]}\"", "5 9\n"),
        ("declare -A m=([a b]=1 [\"]'\\\"\"]=2)", "echo \"${m[a b]}${m[\"]'\\\"\"]}\"", "12\n"),
        (
            "declare -A m; for k in 'a]b' '[' '@' '*' ' ' '$x' '`' '\\' '!' '\"' \"'\" '=' '~' 'é' $'\\xff'; do m[$k]=\"<$k>\"; done",
            "for k in \"${!m[@]}\"; do [[ ${m[$k]} == \"<$k>\" ]] || echo \"bad $k\"; done; echo ${#m[@]}", "15\n"
        ),
        ("export LC_ALL=C; x='é — 日本'; f() { echo 'ñ'; }", "echo \"$x\"; f", "é — 日本\nñ\n"),
        ("x=$(printf '%*s' 3000000 '' | tr ' ' x)", "echo ${#x}", "3000000\n"),
        (
            "x=$'a\\n'; y='declare -- x=\"no\"'; z=$'declare -- x=\"no\"\\ndeclare -- y=no'", "printf %s \"$x$y\"",
            "a\ndeclare -- x=\"no\""
        ),
        ("declare -ax a=(1); declare -r a; export a", "declare -p a", "declare -arx a=([0]=\"1\")\n"),
        (
            "f() { case $1 in a) echo a ;;& *) echo b ;; esac; for ((i = 0; i < 2; i++)); do echo $i; done | cat; } 2>&1",
            "f a | tr '\\n' ' '", "a b 0 1 "
        ),
        (
            "f() { function g { echo inner; }; g; local x=$'t\\t'; [[ $x =~ ^t.$ ]] && (( 1 < 2 )) && echo ok; }", "f",
            "inner\nok\n"
        ),
        ("f() { cat <<-'A'; cat <<<\"$1\"; }\n\tone\n\tA", "f two", "one\ntwo\n"),
        (
            "f() { echo \"${1:-a b}\" $'\\x41' \"$(echo \"in $(echo deep)\")\" \\$; }; declare -fr f", "f",
            "a b A in deep $\n"
        ),
        ("mkdir -- '-d'; cd -- -d", "echo ${PWD##*/}", "-d\n"),
        ("mkdir real; ln -s real link; cd link", "echo ${PWD##*/}; cd ..; ls", "link\nlink\nreal\n"),
        ("pushd / >/dev/null", "pwd", "/\n"),
        ("read -r a b <<<'one two three'; mapfile -t lines < <(seq 3)", "echo \"$b\" ${#lines[@]}", "two three 3\n"),
        (
            "echo one | { read -r x; echo $x; }; [[ ab =~ (a)(b) ]]; printf -v p '%05d' 42; let z=3", "echo $p $z",
            "00042 3\n"
        ),
        ("declare -i n=5", "n=n+2; echo $n", "7\n"),
        ("declare -u up=abc", "up=def; echo $up", "DEF\n"),
        ("readonly r=1", "(r=2) 2>/dev/null || echo \"refused $r\"", "refused 1\n"),
        ("a=(1 2); declare -n ref=a", "echo \"${ref[1]}\"", "2\n"),
        ("f() { echo \"f $1\"; }", "f x", "f x\n"),
        ("f() { cat <<X\n}\ng () \n{ \nX\n}; h() { echo h; }", "f; h", "}\ng () \n{ \nh\n"),
        ("my-func.2() { echo odd; }", "my-func.2", "odd\n"),
        ("f() { echo exported; }; export -f f", "bash -c f", "exported\n"),
        ("shopt -s extglob; f() { [[ x = @(x|y) ]] && echo ext; }", "f; echo @(nothing)*", "ext\n@(nothing)*\n"),
        ("shopt -s nullglob", "echo none*", "\n"),
        ("shopt -s expand_aliases; alias hi='echo \"it'\\''s\"'", "hi", "it's\n"),
        ("mkdir 'a b' && cd 'a b'", "basename \"$PWD\"", "a b\n"),
        ("d=$'new\\nline'; mkdir \"$d\"; cd \"$d\"", "printf %s \"${PWD##*/}\"", "new\nline"),
        ("mkdir -p \"it's\"; cd \"it's\"", "printf %s \"${PWD##*/}\"", "it's"),
        ("mkdir q; cd q; cd ..", "cd - >/dev/null; basename \"$PWD\"", "q\n"),
        ("unset HOME", "echo ${HOME-gone}", "gone\n"),
        ("HOME=/nowhere", "echo $HOME", "/nowhere\n"),
        ("IFS=,", "a=x,y; set -- $a; echo $#", "2\n"),
        ("PATH=", "echo \"[$PATH]\"", "[]\n"),
        ("unset PATH", "echo \"[${PATH-gone}]\"", "[gone]\n"),
        ("x=1; exit 0", "echo $x", "1\n"),
        ("x=1; trap 'echo bye' EXIT", "echo $x", "1\n"),
        ("x=1; trap 'echo bye' EXIT; exit 0", "echo $x", "1\n"),
        ("x=1; trap -- 'echo bye' INT 0 TERM; exit 0", "echo $x", "1\n"),
        ("trap 'echo bye' EXIT; x=1; trap - EXIT", "echo $x", "1\n"),
        ("x=1; trap '' EXIT", "echo $x", "1\n"),
        ("f() { trap 'true' EXIT; }; f; x=1", "echo $x", "1\n"),
        ("x=1; set -x; :; set -u", "echo $x", "1\n"),
        ("x=1; exec 8>/dev/null 9>/dev/null", "echo $x", "1\n"),
        ("x=1; exec >/dev/null 2>&1", "echo $x", "1\n"),
        ("x=1; printf() { echo mine; }; declare() { echo mine; }; read() { echo mine; }", "builtin echo $x", "1\n"),
        ("x=1; shopt -s extdebug", "echo $x", "1\n"),
        ("set -o noclobber; f() { echo f; }", "f", "f\n"),
        ("shopt -s nocasematch; TRAP() { echo t; }; __RUNBOOK_x() { echo x; }", "TRAP; __RUNBOOK_x", "t\nx\n"),
        ("shopt -s expand_aliases; trap 'echo bye' EXIT; alias hi='echo hi'", "hi", "hi\n"),
        ("GLOBIGNORE='*'; x=1", "echo $x", "1\n"),
        ("set -f; IFS=$'\\n/0'; x=1", "echo $x", "1\n"),
    ]

    @Test(arguments: carried)
    func stateCarriesOver(first: String, second: String, expected: String) throws {
        var rig = try ShellRig()
        #expect(try rig.run(first).outcome.termination == .exited(0), "\(rig.output)")
        #expect(try rig.run(second).outcome.termination == .exited(0), "\(rig.output)")
        #expect(rig.output == expected)
    }

    @Test(arguments: carried)
    func stateSurvivesBeingWrittenDown(first: String, second: String, expected: String) throws {
        var rig = try ShellRig()
        try rig.run(first)
        rig.state = try JSONDecoder().decode(ShellState.self, from: JSONEncoder().encode(rig.state))
        try rig.run(":")
        try rig.run(second)
        #expect(rig.output == expected)
    }

    /// What a step does to its own shell and must not do to the next.
    @Test(arguments: [
        ("set +e", "false; echo not reached", 1, ""),
        ("set -u", "echo \"[$undefined]\"", 0, "[]\n"),
        ("set +o pipefail", "false | true; echo not reached", 1, ""),
        ("set -x", "echo quiet", 0, "quiet\n"),
        ("trap 'echo leaked' EXIT ERR DEBUG", "echo clean", 0, "clean\n"),
        ("x=1; unset x", "echo ${x-unset}", 0, "unset\n"),
        ("f() { :; }; unset -f f", "declare -F f || echo none", 0, "none\n"),
        ("exec 7>/dev/null", "{ echo x >&7; } 2>/dev/null || echo closed", 0, "closed\n"),
        ("OPTIND=5; RANDOM=3; SECONDS=500", "echo $OPTIND $((SECONDS < 400))", 0, "1 1\n"),
    ])
    func othersStayBehind(first: String, second: String, status: Int32, expected: String) throws {
        var rig = try ShellRig()
        try rig.run(first)
        #expect(try rig.run(second).outcome.termination == .exited(status))
        #expect(rig.output == expected)
    }

    @Test func failedStepLeavesTheStateAsItWas() throws {
        var rig = try ShellRig()
        try rig.run("x=before; mkdir d")
        #expect(try rig.run("x=after; cd d; false").outcome.termination == .exited(1))
        try rig.run("echo $x; basename $PWD")
        #expect(rig.output == "before\n\(rig.scratch.path.lastComponent?.string ?? "")\n")
    }

    @Test func allowedStatusOtherThanZeroHasItsState() throws {
        var rig = try ShellRig()
        let result = try rig.run("x=1; trap 'echo bye' EXIT; false")
        #expect(result.outcome.termination == .exited(1))
        #expect(rig.output == "bye\n")
        #expect(try result.state.get().variableNames == ["x"])
    }

    @Test func onlyTheDifferenceIsCarried() throws {
        var rig = try ShellRig(environment: ["RUNBOOK_TEST_OUTER": "1"])
        try rig.run("x=1; f() { :; }")
        #expect(rig.state.variableNames == ["x"])
        #expect(rig.state.functionNames == ["f"])
        #expect(rig.state.directory == nil)
    }

    @Test(arguments: [
        ("trap 'echo \"bye $?\"' EXIT", 0, "bye 0\n"),
        ("trap 'echo \"bye $?\"' EXIT; exit 7", 7, "bye 7\n"),
        ("trap 'echo \"bye $?\"' EXIT; false", 1, "bye 1\n"),
        ("trap 'exit 3' EXIT; true", 3, ""),
        ("trap 'echo a' EXIT; trap 'echo b' EXIT", 0, "b\n"),
        ("(trap 'echo sub' EXIT; true); echo main", 0, "sub\nmain\n"),
        ("trap 'echo gone' EXIT; trap - 0; echo x", 0, "x\n"),
        ("trap 'echo hi' USR1; kill -USR1 $$; trap - USR1", 0, "hi\n"),
        ("trap 'echo bye' EXIT; trap -p EXIT", 0, "trap -- 'echo bye' EXIT\nbye\n"),
        ("trap -p EXIT; trap; echo none", 0, "none\n"),
        ("trap 'echo x' NOSUCH 2>/dev/null || echo refused", 0, "refused\n"),
        ("f() { trap 'echo \"f $1\"' EXIT; }; f a; set -- b", 0, "f b\n"),
        ("shopt -s expand_aliases; alias local=false shift=false\ntrap 'echo bye' EXIT", 0, "bye\n"),
        ("env | grep -c __runbook || true", 0, "0\n"),
        ("set -a; trap 'echo bye' EXIT; env | grep -c __runbook || true", 0, "0\nbye\n"),
        ("trap 'echo one' EXIT; (trap 'echo sub' EXIT); trap 'echo two' EXIT", 0, "sub\ntwo\n"),
        ("saved=$(trap -p EXIT); trap 'echo x' EXIT; trap - EXIT; eval \"$saved\"; echo end", 0, "end\n"),
    ])
    func trapsOfAStepAreItsOwn(text: String, status: Int32, expected: String) throws {
        var rig = try ShellRig()
        #expect(try rig.run(text).outcome.termination == .exited(status))
        #expect(rig.output == expected)
    }

    @Test(arguments: ["exec true", "kill -KILL $$", "builtin trap - EXIT"])
    func unsavedStateIsTold(text: String) throws {
        var rig = try ShellRig()
        var bytes: [UInt8] = []
        let result = try rig.session.run(ShellStep(text), from: rig.state) { chunk in
            bytes += chunk.bytes
            return .goOn
        }
        #expect(result.state == .failure(.notSaved))
        rig.output = String(decoding: bytes, as: UTF8.self)
        #expect(rig.output.isEmpty)
    }

    @Test func lostDirectoryStopsBeforeTheStep() throws {
        var rig = try ShellRig()
        try rig.run("mkdir d; cd d")
        #expect(rmdir(rig.scratch.appending("d").string) == 0)
        let result = try rig.run("echo ran")
        #expect(result.state == .failure(.notRestored))
        #expect(!rig.output.contains("ran"))
        #expect(result.outcome.termination != .exited(0))
    }

    @Test func directoryOfOneStepIsNotCarried() throws {
        var rig = try ShellRig()
        try rig.run("mkdir a b; cd a")
        try rig.run(ShellStep("basename $PWD", directory: rig.scratch.appending("b")))
        #expect(rig.output == "b\n")
        try rig.run("basename $PWD")
        #expect(rig.output == "a\n")
    }

    @Test func manyVariablesAndFunctionsCarryOver() throws {
        var rig = try ShellRig()
        try rig.run("for i in {1..500}; do declare v$i=$i; eval \"f$i() { echo $i; }\"; done")
        try rig.run("echo $v1 $v500; f1; f500")
        #expect(rig.output == "1 500\n1\n500\n")
    }
}
