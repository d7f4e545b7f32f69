/// What the judge knows of the tools that runbooks call: which options take a value, how short ones are spelt out,
/// which verbs only read, and what decides where a command acts.
struct ToolTable: Sendable {
    /// Options that take a value, by every spelling, with the name under which they are compared.
    var valued: [String: String] = [:]
    /// Short spellings of flags.
    var flags: [String: String] = [:]
    /// The options that decide on what a command acts.
    var targets: Set<String> = []
    /// Options that make a command do more harm where they are added.
    var hazards: Set<String> = []
    /// Options without which a command does something else.
    var safeguards: Set<String> = []
    /// The verbs that change nothing; a name of two words is a verb with its own.
    var readingVerbs: Set<String> = []
    /// The verbs that change something, by which a slip is told from another verb.
    var changingVerbs: Set<String> = []
    /// Verbs that come to the same, as far as harm goes.
    var nearVerbs: [Set<String>] = []
    /// The verbs after which the first positional words are followed by another program's command.
    var carryingVerbs: Set<String> = []
    /// The verbs whose words may stand in any order.
    var unorderedVerbs: Set<String> = []
    /// Whether a word that names a kind and the next that names an object may be one, with a slash.
    var joinsKindAndName = false
    /// Verbs that have a second word.
    var twoWordVerbs: Set<String> = []

    /// The table of a program; an empty one for what is not known.
    static func of(_ program: String) -> ToolTable {
        switch program {
        case "kubectl": kubectl
        case "helm": helm
        case "docker": docker
        case "docker-compose": docker
        default: other
        }
    }

    /// Programs that only read, whatever they are called with.
    static let readingPrograms: Set = [
        "cat", "ls", "pwd", "grep", "echo", "printf", "head", "tail", "wc", "sort", "cut", "sed", "awk", "jq", "test",
        "[",
        "true", "date", "whoami", "hostname", "env", "diff", "less", "more", "stat", "find", "which", "id", "uname",
    ]

    private static let kubectl = ToolTable(
        valued: spellings([
            "-n --namespace", "-f --filename", "-o --output", "-l --selector", "-p --patch", "--type", "--patch-file",
            "--context", "--kubeconfig", "--cluster", "--user", "-s --server", "--as", "--for", "--timeout",
            "-c --container", "--field-selector", "--sort-by", "--request-timeout", "--tail", "--since",
            "-k --kustomize", "--grace-period", "--field-manager", "--subresource", "--raw", "-L --label-columns",
            "--token", "--replicas", "--revision", "--to-revision", "--image", "--as-group", "--chunk-size", "-v --v",
        ]),
        flags: spellings(["-A --all-namespaces", "-w --watch", "-R --recursive", "-i --stdin", "-t --tty"]),
        targets: [
            "--namespace", "--filename", "--context", "--kubeconfig", "--cluster", "--server", "--all-namespaces",
            "--all", "--selector", "--patch-file", "--kustomize", "--user",
        ],
        hazards: ["--force", "--grace-period", "--now", "--cascade", "--prune", "--all", "--overwrite", "--validate"],
        safeguards: ["--type"],
        readingVerbs: [
            "get", "describe", "logs", "diff", "explain", "events", "top", "api-resources", "api-versions", "version",
            "wait", "cluster-info", "auth can-i", "auth whoami", "config view", "config current-context",
            "config get-contexts", "rollout status", "rollout history",
        ],
        changingVerbs: [
            "apply", "create", "delete", "patch", "replace", "edit", "scale", "set image", "set env", "rollout restart",
            "rollout undo", "rollout pause", "rollout resume", "annotate", "label", "drain", "cordon", "run", "exec",
        ],
        nearVerbs: [["create", "apply"]],
        carryingVerbs: ["exec"],
        joinsKindAndName: true,
        twoWordVerbs: ["auth", "config", "rollout", "set"]
    )

    private static let helm = ToolTable(
        valued: spellings([
            "-n --namespace", "-f --values", "--set", "--set-string", "--set-file", "--version", "--repo", "--timeout",
            "--kube-context", "--kubeconfig", "-o --output", "--description", "--username", "--password", "--max",
            "--history-max", "--post-renderer", "--revision",
        ]),
        flags: spellings(["-i --install", "-q --short", "-a --all", "-A --all-namespaces", "-l --versions"]),
        targets: ["--namespace", "--kube-context", "--kubeconfig", "--repo"],
        hazards: [
            "--force", "--reset-values", "--no-hooks", "--recreate-pods", "--cascade", "--disable-openapi-validation",
        ],
        safeguards: ["--reuse-values", "--reset-then-reuse-values", "--reset-values"],
        readingVerbs: [
            "list", "ls", "status", "history", "get", "search", "show", "version", "template", "env", "lint",
            "get values",
            "get manifest", "get all", "search repo", "show values", "show chart", "repo list",
        ],
        changingVerbs: [
            "upgrade", "install", "uninstall", "delete", "rollback", "repo add", "repo remove", "repo update",
        ],
        nearVerbs: [],
        twoWordVerbs: ["repo", "get", "search", "show", "plugin"]
    )

    private static let docker = ToolTable(
        valued: spellings([
            "-f --file", "-p --project-name", "--project-directory", "--env-file", "--profile", "-c --context",
            "-H --host", "--filter", "--format", "-n --tail", "--since", "-t --timeout", "--rmi", "--network",
            "-v --volume", "-e --env", "--name", "-w --workdir", "-u --user", "--entrypoint", "--limit", "--scale",
        ]).merging(["--net": "--network"]) { first, _ in first },
        flags: spellings(["-a --all", "-q --quiet", "-d --detach", "-T --no-TTY", "-i --interactive"]),
        targets: ["--file", "--project-name", "--project-directory", "--context", "--host", "--env-file", "--volume"],
        hazards: [
            "--volumes", "--rmi", "--remove-orphans", "--force", "--force-recreate", "--renew-anon-volumes", "-v",
        ],
        safeguards: ["--network"],
        readingVerbs: [
            "ps", "images", "logs", "inspect", "info", "version", "stats", "top", "port", "diff", "events", "search",
            "compose ps", "compose config", "compose ls", "compose logs", "compose images", "compose top",
            "compose version", "image inspect", "image ls", "context inspect", "context ls", "context show",
            "manifest inspect", "network ls", "network inspect", "volume ls", "volume inspect", "container ls",
            "container inspect",
        ],
        changingVerbs: [
            "compose up", "compose down", "compose start", "compose stop", "compose restart", "compose rm",
            "compose kill",
            "compose pull", "pull", "rm", "stop", "start", "restart", "kill", "run", "exec", "compose exec",
            "compose run",
        ],
        nearVerbs: [["compose stop", "stop"], ["compose up", "compose start"]],
        carryingVerbs: ["run", "exec", "compose exec", "compose run"],
        unorderedVerbs: [
            "compose stop", "compose start", "compose up", "compose restart", "compose rm", "compose pull",
            "compose kill",
            "stop", "start", "rm",
        ],
        twoWordVerbs: ["compose", "image", "context", "manifest", "network", "volume", "container", "system"]
    )

    private static let other = ToolTable(hazards: ["--force", "-f", "-rf", "-fr", "-r", "--recursive"])

    /// Every spelling of each option, with the last one as its name.
    private static func spellings(_ lines: [String]) -> [String: String] {
        var names: [String: String] = [:]
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            for word in words { names[word] = words.last }
        }
        return names
    }

    /// Variables of the environment that decide on what a command acts.
    static let targetVariables: Set = [
        "KUBECONFIG", "KUBECONTEXT", "HELM_NAMESPACE", "HELM_KUBECONTEXT", "DOCKER_HOST", "DOCKER_CONTEXT",
        "COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "NAMESPACE",
    ]

    /// What a kind of Kubernetes is called, by the other names that it goes by.
    static func kind(_ name: String) -> String {
        kinds[name] ?? name
    }

    private static let kinds = spellings([
        "po pods pod", "deploy deployments deployments.apps deployment", "svc services service",
        "ns namespaces namespace",
        "cm configmaps configmap", "sts statefulsets statefulset",
        "milvuses milvuses.milvus.io milvus.milvus.io mi milvus",
        "milvusupgrades milvusupgrades.milvus.io milvusupgrade.milvus.io milvusupgrade", "no nodes node",
        "pvc persistentvolumeclaims persistentvolumeclaim", "jobs job", "ev events event", "secrets secret",
    ])
}
