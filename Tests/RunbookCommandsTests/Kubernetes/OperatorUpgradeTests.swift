import Execution
import Foundation
import SystemPackage
import TestSupport
import Testing

/// The shipped runbook against an API server, with the real kubectl.
///
/// Helm is played by the stand-in of the emulator's folder: the emulator cannot hold the releases of a real one.
@Suite(.enabled(if: KubernetesEmulator.isAvailable, "needs kubectl, python3 and the package kmock"))
struct OperatorUpgradeTests {
    private static let id = "upgrade-milvus-standalone-operator"

    private func command(_ language: String, _ options: [String]) throws -> [String] {
        [try BuiltProgram.path.string, "run", Self.id, "--lang", language, "--runbooks", KubernetesEmulator.runbooks]
            + options
    }

    private func unattended(_ emulator: KubernetesEmulator, _ options: [String]) throws -> CompletedProgram {
        try CompletedProgram.run(
            try command("en", ["--yes", "--no-input"] + options),
            environment: emulator.environment,
            in: emulator.workFolder
        )
    }

    private func image(_ emulator: KubernetesEmulator) throws -> String {
        try emulator.kubectl("get", "milvus", "my-release", "-o", "jsonpath={.spec.components.image}")
    }

    @Test func frenchRunIsFollowedByHandToItsEnd() throws {
        let emulator = try KubernetesEmulator()
        let program = try TerminalProgram(
            try command("fr", []),
            environment: emulator.environment,
            in: emulator.workFolder,
            size: TerminalSize(rows: 40, columns: 80)
        )
        for parameter in ["release", "namespace", "operator_namespace"] {
            try program.wait(for: "(\(parameter))")
            try program.wait(for: "]\u{A0}: ")
            try program.type("\r")
        }
        // The version that runs is proposed, after the command that reads it was shown.
        try program.wait(for: "jsonpath='{.spec.components.image}'")
        try program.wait(for: "Valeur [2.3.10]\u{A0}: ")
        try program.type("\r")
        for parameter in ["target_version", "operator_repository", "update_mode"] {
            try program.wait(for: "(\(parameter))")
            try program.wait(for: "]\u{A0}: ")
            try program.type("\r")
        }
        for number in 1...13 {
            if number == 5 {
                try program.wait(for: "Contexte kubectl courant\u{A0}: local")
                try program.wait(for: "[?] aide")
                try program.type("o")
            }
            try program.wait(for: "Étape \(number) sur 13")
            try program.wait(for: "[?] aide")
            try program.type("e")
        }
        try program.wait(for: "Le runbook est terminé.")
        #expect(try program.waitForExit() == 0)
        #expect(try image(emulator) == "milvusdb/milvus:v2.4.23")
        let mode = try emulator.kubectl(
            "get",
            "milvus",
            "my-release",
            "-o",
            "jsonpath={.spec.components.imageUpdateMode}"
        )
        #expect(mode == "rollingUpgrade")
    }

    @Test func updateModeReachesTheCluster() throws {
        let emulator = try KubernetesEmulator()
        let result = try unattended(emulator, ["-p", "source_version=2.3.10", "-p", "update_mode=all"])
        #expect(result.status == 0, "\(result.error)")
        let mode = try emulator.kubectl(
            "get",
            "milvus",
            "my-release",
            "-o",
            "jsonpath={.spec.components.imageUpdateMode}"
        )
        #expect(mode == "all")
    }

    @Test func downgradeUsesTheOlderVersion() throws {
        let emulator = try KubernetesEmulator()
        let result = try unattended(
            emulator,
            ["-p", "source_version=2.3.10", "-p", "update_mode=rollingDowngrade", "-p", "older_version=2.3.4"]
        )
        #expect(result.status == 0, "\(result.error)")
        #expect(try image(emulator) == "milvusdb/milvus:v2.3.4")
    }

    @Test func imageIsChangedWhereRollingIsNotPossible() throws {
        let emulator = try KubernetesEmulator(["--image", "milvusdb/milvus:v2.2.1"])
        let result = try unattended(emulator, ["-p", "source_version=2.2.1"])
        #expect(result.status == 0, "\(result.error)")
        #expect(try image(emulator) == "milvusdb/milvus:v2.4.23")
    }

    @Test func metadataIsMigratedBeforeTheUpgrade() throws {
        let emulator = try KubernetesEmulator(["--image", "milvusdb/milvus:v2.1.4"])
        let refused = try unattended(emulator, ["-p", "source_version=2.1.4"])
        #expect(refused.status == 3)
        #expect(refused.error.contains("--allow"))
        let result = try unattended(emulator, ["-p", "source_version=2.1.4", "--allow", "delete-migration"])
        #expect(result.status == 0, "\(result.error)")
        #expect(try image(emulator) == "milvusdb/milvus:v2.4.23")
    }

    @Test func failedMigrationFailsItsCheckAtOnce() throws {
        let emulator = try KubernetesEmulator(["--image", "milvusdb/milvus:v2.1.4", "--migration", "fails"])
        let result = try unattended(emulator, ["-p", "source_version=2.1.4", "--allow", "delete-migration"])
        #expect(result.status == 1)
        #expect(result.error.contains("UpdateMetaFailed"))
        let finished = try emulator.journal.filter { $0.contains("failureLine") }
        #expect(finished.count == 1)
    }

    @Test func missingInstanceStopsTheRunBeforeAnyChange() throws {
        let emulator = try KubernetesEmulator(["--missing"])
        let result = try unattended(emulator, ["-p", "source_version=2.3.10"])
        #expect(result.status == 1)
        #expect((result.output + result.error).contains("NotFound"))
        #expect(result.error.contains("The run stopped at the step instance-exists"))
        #expect(try !emulator.journal.contains { $0.contains("stepStarted") && $0.contains("upgrade-operator") })
    }

    @Test func otherNamespaceIsNamedInEveryCommand() throws {
        let emulator = try KubernetesEmulator(["--namespace", "vectors"])
        let result = try unattended(emulator, ["-p", "source_version=2.3.10", "-p", "namespace=vectors"])
        #expect(result.status == 0, "\(result.error)")
        let image = try emulator.kubectl(
            "-n",
            "vectors",
            "get",
            "milvus",
            "my-release",
            "-o",
            "jsonpath={.spec.components.image}"
        )
        #expect(image == "milvusdb/milvus:v2.4.23")
    }

    @Test func contextThatChangesStopsTheRunBeforeTheNextChange() throws {
        let emulator = try KubernetesEmulator()
        let program = try TerminalProgram(
            try command("en", ["-p", "source_version=2.3.10"] + defaults),
            environment: emulator.environment,
            in: emulator.workFolder,
            size: TerminalSize(rows: 40, columns: 80)
        )
        for number in 1...10 {
            if number == 5 {
                try program.wait(for: "[?] help")
                try program.type("y")
            }
            try program.wait(for: "Step \(number) of 13")
            try program.wait(for: "[?] help")
            // The question of the patch is open when another terminal changes the context.
            if number == 10 { _ = try emulator.kubectl("config", "use-context", "elsewhere") }
            try program.type(number == 9 ? "w" : "r")
        }
        try program.wait(for: "has changed from “local” to “elsewhere”")
        #expect(try program.waitForExit() == 1)
        #expect(try image(emulator) == "milvusdb/milvus:v2.3.10")
        #expect(try !emulator.journal.contains { $0.contains("stepStarted") && $0.contains("patch-rolling") })
    }

    private var defaults: [String] {
        [
            "release=my-release", "namespace=default", "operator_namespace=milvus-operator", "target_version=2.4.23",
            "operator_repository=https://zilliztech.github.io/milvus-operator/", "update_mode=rollingUpgrade",
        ].flatMap { ["-p", $0] }
    }
}
