extension HTMLReport {
    /// The style sheet: colours that meet WCAG 2.1 AA on light and dark, and none that is needed on paper.
    static let styleSheet = """
        :root {
          color-scheme: light dark;
          --text: #1b1f24; --faint: #57606a; --page: #ffffff; --panel: #f3f5f7; --line: #d0d7de;
          --good: #116329; --bad: #a40e26; --doubt: #7d4e00; --link: #0550ae;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --text: #e6edf3; --faint: #9da7b1; --page: #0d1117; --panel: #161b22; --line: #3d444d;
            --good: #56d364; --bad: #ff7b72; --doubt: #e3b341; --link: #79c0ff;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--text);
          font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
        }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; border-block-end: 1px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 2rem 0 .25rem; }
        h4 { font-size: .875rem; margin: 1rem 0 .25rem; color: var(--faint); }
        p { margin: .25rem 0; }
        a { color: var(--link); }
        code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875em; }
        pre {
          margin: 0; padding: .75rem; max-height: 28rem; overflow: auto; overflow-wrap: normal;
          background: var(--panel); border: 1px solid var(--line); border-radius: .375rem;
        }
        dl { margin: 1rem 0; }
        dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .125rem 0; }
        dt, .note { color: var(--faint); }
        dd { margin: 0; }
        ul { margin: .5rem 0; padding-inline-start: 1.25rem; }
        table { width: 100%; border-collapse: collapse; }
        th, td { text-align: start; vertical-align: top; padding: .375rem .5rem; border-block-end: 1px solid var(--line); }
        th { color: var(--faint); font-weight: 600; overflow-wrap: normal; }
        td:first-child { width: 2.5rem; text-align: end; font-variant-numeric: tabular-nums; }
        .title { color: var(--faint); }
        h3 .title { font-weight: 400; }
        .summary { font-size: 1.125rem; font-weight: 600; }
        .sign { display: inline-block; min-width: 1em; font-weight: 700; }
        .succeeded { color: var(--good); }
        .failed, .protectionChanged { color: var(--bad); }
        .unknown, .interrupted, .lostTerminal { color: var(--doubt); }
        .alarm {
          margin: 0 0 1.5rem; padding: .75rem 1rem; font-weight: 600;
          color: var(--bad); border: 2px solid var(--bad); border-radius: .375rem;
        }
        @media (max-width: 40rem) {
          dl div { grid-template-columns: 1fr; padding: .25rem 0; }
          dt { font-size: .875rem; }
        }
        @media print {
          main { max-width: none; padding: 0; }
          pre { max-height: none; overflow: visible; white-space: pre-wrap; overflow-wrap: anywhere; }
          h2, h3, h4 { break-after: avoid; }
          tr { break-inside: avoid; }
          a { color: inherit; text-decoration: none; }
          :root {
            --text: #000000; --faint: #444444; --page: #ffffff; --panel: #ffffff; --line: #999999;
            --good: #000000; --bad: #000000; --doubt: #000000;
          }
        }
        """
}
