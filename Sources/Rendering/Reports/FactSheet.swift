internal import Execution
internal import Localization
internal import SystemPackage

/// The facts at the head of a report: who, when, where, which runbook.
struct FactSheet {
    var wording: ReportWording
    var account: RunAccount

    private var words: Localizer { wording.localizer }
    private var first: RunAccount.Part? { account.beginning }

    /// The facts that the journal has, in the order in which a person asks for them.
    var facts: [ReportPage.Fact] {
        [
            fact("run", account.run, isCode: true), fact("runbook", account.runbook, isCode: true),
            fact("file", account.parts.last?.path, isCode: true), fact("languages", languages), fact("guide", guide),
            fact("started", account.started.map(wording.momentWithZone)),
            fact(isOver ? "ended" : "lastEvent", account.lastEvent.map(wording.momentWithZone)),
            fact("duration", account.parts.isEmpty ? nil : wording.duration(account.duration)),
            fact("user", user), fact("sshClient", first?.origin?.sshClient, isCode: true),
            fact("host", first?.origin?.host, isCode: true), fact("folder", account.workingDirectory, isCode: true),
            fact("change", account.parts.compactMap(\.change).last, isCode: true),
            fact("exitStatus", account.parts.last?.exitCode.map { "\($0)" }),
            fact("engine", account.parts.last?.engine, isCode: true),
            fact("digest", account.parts.last?.digest, isCode: true),
            fact("fingerprint", account.parts.last?.fingerprint, isCode: true),
            fact("journal", account.journal.string, isCode: true),
        ].compactMap(\.self)
    }

    private var isOver: Bool {
        account.outcome != .running && account.outcome != .unknown
    }

    private func fact(_ name: String, _ value: String?, isCode: Bool = false) -> ReportPage.Fact? {
        guard let value, !value.isEmpty else { return nil }
        let shown = isCode ? wording.visible(value) : wording.prose(value)
        return ReportPage.Fact(label: words("report.facts.\(name)"), value: shown, isCode: isCode)
    }

    /// The languages in which the run was followed, in their order.
    private var languages: String? {
        var tags: [String] = []
        for part in account.parts where part.language != "und" && !tags.contains(part.language) {
            tags.append(part.language)
        }
        return tags.isEmpty ? nil : words.list(tags.map(wording.language))
    }

    private var guide: String? {
        guard let guide = account.parts.last?.guide else { return nil }
        guard let version = guide.version else { return guide.page }
        return words("report.guide", ["page": guide.page, "version": version])
    }

    private var user: String? {
        guard let origin = first?.origin else { return nil }
        guard let sudoUser = origin.sudoUser else { return wording.visible(origin.user) }
        let arguments = ["user": wording.visible(origin.user), "sudoUser": wording.visible(sudoUser)]
        return words("report.userBySudo", arguments)
    }
}
