import type { Lineage } from '../../history/lineage.ts'
import type { Brief } from '../../history/lineage-notes.ts'
import type { DriftNotice } from '../drift/drift.ts'
import { roundsOf } from '../rounds/rounds.ts'
import { costsOf, costWords } from './costs.ts'
import { escapeHtml, imageHtml } from './escape-html.ts'
import { roundsHtml } from './round-html.ts'
import { roundTree } from './round-tree.ts'
import { storyCss } from './story-css.ts'

/** One lineage of a story, with what is shown of it. */
export interface StoryChapter {
  readonly lineage: Lineage
  /** Data URL of the source; null where it is gone. */
  readonly source: string | null
  /** Data URLs of thumbnails, by version. */
  readonly pictures: ReadonlyMap<string, string>
  /** Where the picture has moved without being asked to; absent: not measured. */
  readonly drift?: readonly Pick<DriftNotice, 'message' | 'reason'>[]
}

/** What a story is told from. */
export interface StoryInput {
  readonly title: string
  /** ISO 8601; its day is shown. */
  readonly madeAt: string
  /** In the order of telling: a picture that came out of another by a crop after that one. */
  readonly chapters: readonly StoryChapter[]
}

/**
 * Tells how a picture came to be, as one HTML page for a client or a colleague: the brief, every round with its words,
 * numbers and cost, what failed and why.
 *
 * The page is whole in itself: pictures are data URLs, and it has no script. Every text in it is escaped.
 */
export function storyHtml({ title, madeAt, chapters }: StoryInput): string {
  const rounds = chapters.flatMap(({ lineage }) => roundsOf(lineage))
  const failed = rounds.filter(({ outcome }) => outcome === 'failed').length
  const spent = costWords(costsOf(chapters.map(({ lineage }) => lineage)))
  const summary = [
    plural(rounds.length, 'round'),
    ...(failed === 0 ? [] : [`${failed} of them failed`]),
    spent === 'free' ? 'free of cost' : `cost: ${spent}`,
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${storyCss}</style>
</head>
<body>
<main>
<header><h1>${escapeHtml(title)}</h1><p class="soft">${summary.join(' · ')}</p></header>
${chapters.map((chapter) => chapterHtml(chapter, chapters.length > 1)).join('\n')}
<footer>Made with Pentimento on ${escapeHtml(madeAt.slice(0, 10))}. Numbers are measured on the pictures themselves; outside a region nothing changes.</footer>
</main>
</body>
</html>
`
}

function chapterHtml(chapter: StoryChapter, isNamed: boolean): string {
  const { lineage, pictures } = chapter
  const name = lineage.sourceName === '' ? 'A picture whose source is gone' : lineage.sourceName
  const from = lineage.derivedFrom
    ? '<p class="soft">Begins as another frame of the picture before.</p>'
    : ''
  return [
    '<section>',
    isNamed ? `<h2>${escapeHtml(name)}</h2>${from}` : '',
    pairHtml(chapter),
    notesHtml(chapter),
    '<h2>How it came to be</h2>',
    `<ol>${roundsHtml(roundTree(lineage), { lineage, pictures })}</ol>`,
    '</section>',
  ].join('')
}

/** The source beside what shows now. */
function pairHtml({ lineage, source, pictures }: StoryChapter): string {
  const { head, versions } = lineage
  const id = head.kind === 'version' ? head.id : head.kind === 'mix' ? head.ids.at(-1) : undefined
  const shown = versions.find(({ record }) => record.id === id)
  const before = imageHtml(source ?? undefined, 'The source')
  const after = shown ? imageHtml(pictures.get(shown.record.id), shown.name) : ''
  const figures = [
    ...(before === '' ? [] : [`<figure>${before}<figcaption>The source</figcaption></figure>`]),
    ...(after === '' || !shown
      ? []
      : [`<figure>${after}<figcaption>v${shown.record.number}, shown now</figcaption></figure>`]),
  ]
  return figures.length === 0 ? '' : `<div class="pair">${figures.join('')}</div>`
}

/** The brief, the locks and the drift, where there are any. */
function notesHtml({ lineage, drift = [] }: StoryChapter): string {
  const { brief, locks } = lineage.notes
  const lines: readonly (readonly [string, string])[] = [
    ...(brief ? briefLines(brief) : []),
    ...(locks.length > 0 ? [['Locked', locks.map(({ text }) => text).join(', ')] as const] : []),
    ...drift.map(({ message, reason }) => ['Drift', `${message} ${reason}`] as const),
  ]
  if (lines.length === 0) return ''
  const rows = lines.map(([term, text]) => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`)
  return `<dl>${rows.join('')}</dl>`
}

function briefLines({ purpose, audience, mood, mustHaves, role }: Brief) {
  const lines: readonly (readonly [string, string])[] = [
    ['Purpose', purpose],
    ['Audience', audience],
    ['Mood', mood],
    ['Must have', mustHaves.join(', ')],
    ['Shows', role ? `a ${role}` : ''],
  ]
  return lines.filter(([, text]) => text !== '')
}

function plural(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`
}
