import type { VariantRate } from '../../test/support/variant-rates.ts'
import type { Score, Scores } from './score.ts'
import { wilsonInterval } from './wilson.ts'

/** Everything that the report tells. */
export interface GuidanceResults {
  readonly commit: string
  /** Whether the rules were measured as they are committed. */
  readonly isCommitted: boolean
  /** SHA-256 of the independent phrases. */
  readonly hash: string
  readonly phrases: number
  readonly independent: Scores
  readonly strict: Scores
  /** The same where it is known that no region is marked. */
  readonly unmarked: Scores
  readonly golden: Scores
  readonly goldenPhrases: number
  readonly clean: Scores
  readonly variants: readonly VariantRate[]
  readonly joined: readonly {
    readonly joint: string
    readonly cases: number
    readonly right: number
  }[]
  /** What a reader must know to judge the numbers, as Markdown. */
  readonly remarks: string
}

/** The results as Markdown, with the same words for the same numbers. */
export function reportOf(results: GuidanceResults): string {
  const { independent, strict, unmarked, golden, clean } = results
  const kinds = [...independent.kinds].filter(([, { wanted, found }]) => wanted + found > 0)
  return `# Findings on instructions

Made by \`npm run bench:guidance\` at ${results.commit}${results.isCommitted ? '' : ', with changes that were not committed'}.
Only the text is known: no region, no history, no picture. In brackets: 95 % intervals after Wilson.

## On phrases written independently of the rules

${results.phrases} phrases (\`test/core/guide/phrases/independent.tsv\`, SHA-256 \`${results.hash}\`, committed before the first
run and never edited). Findings that a label says may be there are not counted. “No region marked”: the same kinds where it is
known that nothing is marked, as in a panel without a selection; whether the text alone suffices is then no question.

${table(
  ['finding', 'precision', 'recall', 'wanted', 'found', 'right'],
  [
    ...kinds.map(([kind, score]) => row(`\`${kind}\``, score)),
    row('all together', independent.all),
    row('all, where nothing is tolerated', strict.all),
    ...kinds
      .filter(([kind, score]) => score.found !== unmarked.kinds.get(kind)?.found)
      .map(([kind, score]) =>
        row(`\`${kind}\`, no region marked`, unmarked.kinds.get(kind) ?? score),
      ),
    row('all together, no region marked', unmarked.all),
  ],
)}

- Exactly the wanted findings on ${share(independent.exact, results.phrases)} of the phrases.
- Something found on ${share(independent.alarmed, independent.clean)} of those that want nothing.

## On the others

- Instructions of public guides: exactly the agreed findings on ${share(golden.exact, results.goldenPhrases)}.
- Clean instructions: something found on ${share(clean.alarmed, clean.clean)}; the bar is 5 of 100.

## Said in another way

The findings of public and clean instructions must stay the same.

${table(
  ['variant', 'kept', 'bar', 'cases'],
  results.variants.map(({ name, bar, cases, broken }) => [
    name,
    share(cases - broken.length, cases),
    `${bar * 100} %`,
    `${cases}`,
  ]),
)}

Two clean instructions of one change each, joined, must be read as exactly these two.

${table(
  ['joined by', 'read as the two', 'cases'],
  results.joined.map(({ joint, cases, right }) => [`“${joint}”`, share(right, cases), `${cases}`]),
)}

${results.remarks}`
}

function row(name: string, { wanted, found, right }: Score): string[] {
  return [name, share(right, found), share(right, wanted), `${wanted}`, `${found}`, `${right}`]
}

function share(right: number, of: number): string {
  const interval = wilsonInterval(right, of)
  if (!interval) return '–'
  const percent = (value: number) => (value * 100).toFixed(1)
  return `${percent(right / of)} % (${percent(interval[0])}–${percent(interval[1])})`
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
