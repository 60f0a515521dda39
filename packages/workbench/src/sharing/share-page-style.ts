/** How the page that is mailed looks: light, dark and printed. */
export const SHARE_PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1d22; --line: #d5d8de; --quiet: #5b6270; --soft: #f5f6f8; --warn: #8a4b00; --warn-soft: #fff6e8 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #131519; --ink: #eceef2; --line: #3c4049; --quiet: #a9b0bd; --soft: #1d2026; --warn: #f5c27a; --warn-soft: #2e2415 }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif }
main { max-width: 860px; margin: 0 auto; padding: 32px 16px 64px }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere }
h2 { font-size: 1.25rem; margin: 0 0 12px; overflow-wrap: anywhere }
h3 { font-size: 1rem; margin: 20px 0 8px }
section { border-top: 1px solid var(--line); margin-top: 32px; padding-top: 24px }
nav ul { columns: 2 260px; padding-left: 20px }
.quiet { color: var(--quiet) }
.wide { overflow-x: auto }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; margin: 0;
  font-size: 13px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
code { font-size: 0.875em; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; text-align: left }
th, td { border-bottom: 1px solid var(--line); padding: 6px 12px 6px 0; vertical-align: top; font-weight: normal }
thead th { color: var(--quiet); font-size: 0.875rem }
.missing { background: var(--warn-soft); border-radius: 8px; padding: 12px 16px }
.missing h3 { margin: 0 0 4px; color: var(--warn) }
.missing ul { margin: 0; padding-left: 20px }
@media print { pre { background: none } section { break-inside: auto } h2, h3 { break-after: avoid } }
`
