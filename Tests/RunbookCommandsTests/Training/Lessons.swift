import Execution
import FoundationEssentials
import TestSupport
import Testing

/// A small runbook with a lesson, and somebody who is trained with it.
struct SmallLesson {
    let place: Workplace

    /// How often the incident comes, in a hundred attempts.
    init(chance: Int = 0, fix: Bool = false) throws {
        place = try Workplace()
        let definition =
            "id: small\nparameters:\n  name: {type: name, default: one}\n  version: {type: version, default: 2.3}\n"
        try place.write(definition, to: "runbooks/small/runbook.yml")
        try place.write("---\ntitle: Small\n---\n" + Self.page("Apply the file.", "fine"), to: "runbooks/small/en.md")
        let french = "---\ntitle: Petit\ntranslation: {of: en, status: done}\n---\n"
        try place.write(french + Self.page("Appliquez le fichier.", "fine"), to: "runbooks/small/fr.md")
        let points = fix ? "{fix: 2, retry: 0}" : "{retry: 1}"
        try place.write(
            """
            questions:
              apply: {accept: ["kubectl create -f small.yaml"]}
              fine: {kind: meaning, options: [yes, no], answer: yes}
            incidents:
              refused: {step: apply, chance: \(chance), answers: \(points), fix: {parameter: name}}

            """,
            to: "runbooks/small/training.yml"
        )
        for (language, words) in ["en": ["It is.", "It is not."], "fr": ["Oui.", "Non."]] {
            try place.write(
                """
                questions:
                  apply: {hints: [h1, h2, h3], explanation: "E-\(language)"}
                  fine: {options: {yes: "\(words[0])", no: "\(words[1])"}}
                incidents:
                  refused: {story: "S-\(language)", why: "W-\(language)"}

                """,
                to: "runbooks/small/training.\(language).yml"
            )
        }
    }

    private static func page(_ prose: String, _ output: String) -> String {
        """
        # Small {#small}

        - [Change](#change)
        - [Anew](#anew)

        ## Change {#change when="version >= 2"}

        ```yaml {#manifest file=small.yaml}
        kind: Small
        metadata:
          name: {{name}}
        ```

        \(prose)

        ```shell {#apply}
        kubectl apply -f small.yaml
        ```

        ```text {.output for=apply}
        small/{{name}} applied
        ```

        ```text {.output .failure for=apply}
        error: refused
        ```

        ```shell {#fine .check}
        kubectl get small {{name}}
        ```

        ```text {.output for=fine}
        \(output)
        ```

        ## Anew {#anew when="version < 2"}

        ```shell {#remake}
        kubectl delete small {{name}}
        ```

        """
    }

    func start(_ options: [String], language: String = "en", columns: UInt16 = 80) throws -> Learner {
        let values = options.contains("--continue") ? [] : ["-p", "name=one", "-p", "version=2.3"]
        let program = try place.start(["train", "small"] + values + options, language: language, columns: columns)
        return Learner(program: program, language: language)
    }

    /// The report of the only session as JSON.
    func report() throws -> Report {
        let result = try place.run(["report", "--format", "json"])
        #expect(result.status == 0, "\(result.error)")
        return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }

    struct Report: Decodable {
        struct Training: Decodable {
            struct Answer: Decodable {
                var question: String
                var answer: String
                var verdict: String
                var hints: Int
            }
            struct Incident: Decodable {
                var incident: String
                var decision: String
                var attempt: Int
            }
            var level: String
            var seed: String
            var percent: Int
            var openBook: Bool
            var answers: [Answer]
            var incidents: [Incident]
        }
        var run: String
        var outcome: String
        var training: Training
    }
}

/// Somebody who is trained.
struct Learner {
    let program: TerminalProgram
    let language: String

    private var isFrench: Bool { language == "fr" }

    /// Waits for the prompt of a question, and answers.
    @discardableResult
    func answer(_ text: String, to prompt: Prompt) throws -> String {
        let shown = try program.wait(for: prompt.text(isFrench))
        try program.type(text + "\r")
        return shown
    }

    /// Waits for a menu, and presses a key.
    @discardableResult
    func press(_ key: String) throws -> String {
        try Operator(program: program, language: language).answer(key)
    }

    /// Answers everything rightly to the end.
    func answerAll(isExam: Bool = false) throws {
        try answer("1", to: .choice)
        try answer("one", to: .blank("metadata.name"))
        if !isExam { try press(isFrench ? "e" : "w") }
        try answer("kubectl apply -f small.yaml", to: .command)
        if !isExam { try press(isFrench ? "e" : "r") }
    }

    enum Prompt {
        case choice, command
        case blank(String)

        func text(_ isFrench: Bool) -> String {
            switch self {
            case .choice: isFrench ? "Numéro (1 à 2)\u{A0}:" : "Number (1 to 2):"
            case .command: isFrench ? "Votre commande\u{A0}:" : "Your command:"
            case .blank(let path): isFrench ? "\(path)\u{A0}:" : "\(path):"
            }
        }
    }
}
