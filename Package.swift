// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    // Where Debian's libxml2-dev has its headers. The library itself is loaded when a page is read, not linked.
    .unsafeFlags(["-Xcc", "-I/usr/include/libxml2"]),
]

let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// The files that pages load, embedded in the binary.
let siteAssets = [
    "site.css", "address.js", "addresses.js", "blocks.js", "blockscalars.js", "conditions.js", "copying.js",
    "decisions.js",
    "elements.js", "folding.js", "form.js", "inclusion.js", "interface.js", "page.js", "reading.js", "reload.js",
    "search.js",
    "searching.js", "shell.js", "start.js", "templates.js", "values.js", "versions.js", "ways.js", "words.js",
    "yaml.js",
]

let package = Package(
    name: "runbook",
    defaultLocalization: "en",
    products: [
        .executable(name: "runbook", targets: ["runbook"]),
        .executable(name: "runbook-benchmark", targets: ["runbook-benchmark"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Text to tree.
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(name: "MarkdownTree", dependencies: ["CCmark"], swiftSettings: settings),
        // Tree to runbook, runbook to plan.
        .target(name: "RunbookModel", dependencies: ["MarkdownTree", "Yams", system], swiftSettings: settings),
        .target(name: "Planning", dependencies: ["MarkdownTree", "RunbookModel", system], swiftSettings: settings),
        // Plan to lesson.
        .target(
            name: "Training",
            dependencies: ["MarkdownTree", "RunbookModel", "Planning", "Yams", system],
            swiftSettings: settings
        ),
        // Plan to deed.
        .target(name: "CPosix", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "Execution", dependencies: ["Planning", "Training", "CPosix", system], swiftSettings: settings),
        // Published page to runbook.
        .systemLibrary(name: "CLibXML2", providers: [.apt(["libxml2-dev"])]),
        // What people read.
        .target(
            name: "Localization",
            dependencies: ["Yams", system],
            resources: [.embedInCode("../../locales/en.yml"), .embedInCode("../../locales/fr.yml")],
            swiftSettings: settings,
            linkerSettings: [.linkedLibrary("_FoundationICU")]
        ),
        .target(
            name: "Rendering",
            dependencies: [
                "MarkdownTree", "RunbookModel", "Planning", "Training", "Execution", "Localization", system,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Authoring",
            dependencies: ["CLibXML2", "MarkdownTree", "RunbookModel", "Planning", system],
            swiftSettings: settings
        ),
        // Runbook to web page.
        .target(
            name: "Site",
            dependencies: ["MarkdownTree", "RunbookModel", "Planning", "Localization", "Rendering", system],
            resources: siteAssets.map { .embedInCode("Assets/\($0)") },
            swiftSettings: settings
        ),
        // The command line.
        .target(
            name: "RunbookCommands",
            dependencies: [
                "Authoring", "Execution", "Localization", "Planning", "Rendering", "RunbookModel", "MarkdownTree",
                "Site", "Training",
                system,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "runbook",
            dependencies: ["RunbookCommands"],
            exclude: ["Linking"],
            swiftSettings: settings,
            linkerSettings: [
                // A program that may stand at any address has 95,000 pointers, which the loader would write at each
                // start, on 300 pages; a third of the shortest start went there. What that costs: the program itself
                // is always at the same address. Its stack, its heap and the libraries that it loads are not.
                .unsafeFlags(
                    ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
                    .when(configuration: .release)
                ),
                // The C++ library is 60 more pages of a start where it is shared. Debian's libxml2 brings the shared one
                // when it is loaded; neither knows of the other.
                .unsafeFlags(
                    [
                        "-Xclang-linker", "-L\(Context.packageDirectory)/Sources/runbook/Linking",
                        "-Xclang-linker", "-static-libgcc", "-Xlinker", "-l:libstdc++.a",
                    ],
                    .when(configuration: .release)
                ),
                .unsafeFlags(
                    [
                        "-Xlinker", "--as-needed", "-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims",
                        "-lCoreFoundation", "-lFoundationInternationalization", "-l_FoundationICU",
                    ],
                    .when(configuration: .release)
                ),
            ]
        ),
        // Measures.
        .executableTarget(
            name: "runbook-benchmark",
            dependencies: ["CPosix", "Execution", "TestSupport", "runbook", system],
            swiftSettings: settings
        ),
        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["CPosix", "Execution", "Training", system],
            swiftSettings: settings
        ),
    ]
        + [
            "MarkdownTree", "RunbookModel", "Planning", "Training", "Execution", "Localization", "Rendering",
            "Authoring", "Site", "RunbookCommands",
        ].map { name in
            .testTarget(
                name: "\(name)Tests",
                dependencies: [.target(name: name), "TestSupport"],
                exclude: [
                    "RunbookCommands": ["EndToEnd/Snapshots"], "Authoring": ["Import/Fixtures"],
                    "Training": ["Judging/Fixtures"], "Rendering": ["Reports/Snapshots"],
                    "Site": ["Browser/audit.js", "Live/answers.js", "Pages/Snapshots", "Formats/Snapshots"],
                ][name] ?? [],
                swiftSettings: settings
            )
        }
        + [
            .testTarget(
                name: "ProjectTests",
                dependencies: [
                    "MarkdownTree", "RunbookModel", "Planning", "Localization", "RunbookCommands", "TestSupport",
                    system,
                ],
                swiftSettings: settings
            )
        ]
)
