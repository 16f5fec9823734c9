import type { EditKind } from '../../test/support/drift/edits.ts'
import type { ChainRow } from './chain.ts'
import { toMarkdown } from './markdown.ts'
import type { ScoreName } from './metrics/score.ts'
import { levels } from './options.ts'
import type { Row } from './run-cases.ts'
import { summarize } from './summary.ts'

/** A number that our own pipeline must reach, at each level; null is "no bar there". */
interface Bar {
  readonly title: string
  readonly kinds: readonly EditKind[]
  readonly strength: number | null
  readonly number: ScoreName
  /** At least, at most, or within this of 1. */
  readonly rule: 'least' | 'most' | 'near one'
  readonly limits: readonly (number | null)[]
}

const loose: readonly EditKind[] = ['loose', 'recolor', 'shadow', 'texture', 'removal', 'text']
const supported: readonly EditKind[] = ['loose', 'recolor', 'shadow', 'texture']

const bars: readonly Bar[] = [
  bar('loose edits: PSNR over the region', loose, 'psnrRegion', 'least', [40.5, 36.5, 33.5]),
  ...[2, 5, 15].flatMap((strength) => [
    {
      ...bar(`ΔE ${strength}: share kept`, supported, 'kept', 'near one', [0.03, 0.03, 0.03]),
      strength,
    },
    {
      ...bar(`ΔE ${strength}: PSNR on the edit`, supported, 'psnrSupport', 'least', [40, 36, 32]),
      strength,
    },
  ]),
  bar('tonal everywhere: share kept', ['tonal-everywhere'], 'kept', 'near one', [0.05, 0.05, 0.05]),
  bar('touching: band ΔE00', ['touching'], 'bandMean', 'most', [4.5, 7, 9]),
  bar('crossing: contour that is cut', ['crossing'], 'cut', 'least', [0.05, 0.05, 0.05]),
  bar('whole picture: energy kept', ['whole-tonal'], 'kept', 'near one', [0.02, 0.02, null]),
  bar('loose edits: seam excess', loose, 'seam', 'most', [0.05, 0.08, 0.12]),
  bar('loose edits: sharpness', loose, 'sharpness', 'near one', [0.1, 0.1, 0.1]),
  bar('registration, px', loose, 'registration', 'most', [0.08, 0.15, 0.3]),
]

function bar(
  title: string,
  kinds: readonly EditKind[],
  number: ScoreName,
  rule: Bar['rule'],
  limits: Bar['limits'],
): Bar {
  return { title, kinds, strength: null, number, rule, limits }
}

/** Writes what our own pipeline reached beside what it must reach: means, and the worst photograph in brackets. */
export function barsTable(rows: readonly Row[], chain: readonly ChainRow[]): string {
  const own = rows.filter(({ key, method }) => method === 'ours' && key.family === 'affine')
  const lines = bars.map((one) => [
    one.title,
    ...levels.map((level, index) => {
      const members = own.filter(
        ({ key }) =>
          key.level === level && key.strength === one.strength && one.kinds.includes(key.kind),
      )
      return cellOf(one, members, one.limits[index] ?? null)
    }),
  ])
  return toMarkdown(['', ...levels], [outsideLine(rows), ...lines, turnsLine(chain)])
}

function cellOf({ number, rule }: Bar, members: readonly Row[], limit: number | null): string {
  const found = summarize(members, number)
  if (!found) return '–'
  const { mean, worst } = found
  const text = `${mean.toFixed(2)} (${worst.toFixed(2)})`
  if (limit === null) return text
  const isReached =
    rule === 'least' ? mean >= limit : rule === 'most' ? mean <= limit : Math.abs(mean - 1) <= limit
  const wanted = rule === 'least' ? `≥ ${limit}` : rule === 'most' ? `≤ ${limit}` : `1 ± ${limit}`
  return `${isReached ? '✓' : '✗'} ${text}, ${wanted}`
}

function outsideLine(rows: readonly Row[]): readonly string[] {
  return [
    'pixels changed outside',
    ...levels.map((level) => {
      const own = rows.filter(({ key, method }) => method === 'ours' && key.level === level)
      const changed = own.filter(({ score }) => (score.outsideShare ?? 0) > 0)
      return `${changed.length === 0 ? '✓' : '✗'} in ${changed.length} of ${own.length} cases`
    }),
  ]
}

function turnsLine(chain: readonly ChainRow[]): readonly string[] {
  const limits = [41, 37, null]
  return [
    'ten turns: never edited the same, PSNR of the edited',
    ...levels.map((level, index) => {
      const last = chain.filter(
        (row) => row.method === 'ours' && row.turn === 10 && row.level === level,
      )
      if (last.length === 0) return '–'
      const mean = last.reduce((sum, { edited }) => sum + (edited ?? 0), 0) / last.length
      const limit = limits[index] ?? 0
      const isReached = mean >= limit && last.every(({ untouched }) => untouched)
      return `${isReached ? '✓' : '✗'} ${mean.toFixed(2)}${limit ? `, ≥ ${limit}` : ''}`
    }),
  ]
}
