import { eventNameWithType } from '../events/event-name'
import { escapeHtml } from './escape-html'
import type { ShareDocument, SharedPayload } from './share-document'
import { SHARE_PAGE_STYLE } from './share-page-style'

const code = (text: string) => `<code>${escapeHtml(text)}</code>`

const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

function mappingTable({ match, fields }: SharedPayload['eventMapping']): string {
  const rows = Object.entries(fields).map(
    ([field, path]) => `<tr><th scope="row">${code(field)}</th><td>${code(path)}</td></tr>`
  )
  return `<p>Match criterion: ${code(match)}</p>
<div class="wide"><table><thead><tr><th scope="col">Field</th><th scope="col">Path</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

const missingList = ({ missing }: SharedPayload) =>
  missing.length === 0 ? '' : `<div class="missing"><h3>Missing</h3>${list(missing.map(escapeHtml))}</div>`

function maskedList({ masked }: SharedPayload): string {
  if (masked.length === 0) return '<p class="quiet">Nothing in this payload is masked.</p>'
  return list(masked.map(({ path, dataTypes }) => `${code(path)} ${escapeHtml(dataTypes.join(', ').toLowerCase())}`))
}

const payloadSection = (payload: SharedPayload, index: number) => `<section id="payload-${index + 1}">
<h2>${escapeHtml(eventNameWithType(payload))}</h2>
${missingList(payload)}
<h3>Payload</h3>
<pre tabindex="0" aria-label="Payload of ${escapeHtml(eventNameWithType(payload))}">${escapeHtml(JSON.stringify(payload.payload, null, 2))}</pre>
<h3>Suggested event mapping</h3>
${mappingTable(payload.eventMapping)}
<h3>Masked</h3>
${maskedList(payload)}
</section>`

/** A page to mail: one file that loads nothing and runs nothing. */
export function sharePageHtml(document: ShareDocument): string {
  const title = `Sample payloads of ${document.source}`
  const contents = document.payloads.map(
    (payload, index) => `<a href="#payload-${index + 1}">${escapeHtml(eventNameWithType(payload))}</a>`
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${SHARE_PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="quiet">${escapeHtml(document.date)}. Events as Segment sends them to Movable Ink, one of each type and name, with a suggested event mapping for each. Masked values are invented; the same value is masked alike in all payloads.</p>
<nav aria-label="Payloads">${list(contents)}</nav>
${document.payloads.map(payloadSection).join('\n')}
</main>
</body>
</html>
`
}
