import { itemStates } from '../item-state.ts'
import type { Spent } from '../job-budget.ts'
import { type Deviation, leastPictures, setMeasureMeanings } from '../set/set-report.ts'
import type { ItemSummary, Summary } from './summary.ts'

/** Writes a summary for people, as Markdown: what needs a look is named, everything stands in the CSV and the JSON. */
export function summaryMarkdown(summary: Summary): string {
  return [
    ...overview(summary),
    ...unknownSection(summary),
    ...failedSection(summary),
    ...setSection(summary),
    ...checksSection(summary),
    '',
  ].join('\n')
}

/** Says what was spent, in one sentence. */
export function spentText({ costUsd, atMost, maybeUsd, unpriced }: Spent): string {
  const sure = `${atMost ? 'at most ' : ''}${money(costUsd)}`
  const more =
    maybeUsd > 0 ? `, and up to ${money(maybeUsd)} more for calls that may have been billed` : ''
  const unknown =
    unpriced > 0 ? `, and ${unpriced} ${plural(unpriced, 'call')} without a known price` : ''
  return `${sure}${more}${unknown}`
}

function overview({ input, items, counts, spent }: Summary): string[] {
  const changed = items.reduce((sum, { changedOutside }) => sum + changedOutside, 0)
  return [
    `# ${items.length} ${plural(items.length, 'picture')} of ${code(input)}`,
    '',
    ...itemStates
      .filter((state) => counts[state] > 0)
      .map((state) => `- ${state}: ${counts[state]}`),
    '',
    `Cost: ${spentText(spent)}.`,
    `Outside the regions ${changed} ${plural(changed, 'pixel')} changed.`,
    'All pictures are listed in `summary.csv`.',
  ]
}

function unknownSection({ unknown }: Summary): string[] {
  if (unknown.length === 0) return []
  return [
    ...['', '## Unknown', ''],
    'These were sent, and nobody knows what became of them: they may have been billed. Nothing is sent again by itself; with `--only unknown` they are.',
    '',
    ...unknown.map(
      ({ item, call, step, highUsd }) =>
        `- ${code(item)}, step ${step + 1}, call ${code(call)}: may have cost up to ${highUsd === null ? 'an unknown price' : money(highUsd)}`,
    ),
  ]
}

function failedSection({ items }: Summary): string[] {
  const failed = items.filter(({ state }) => state === 'failed')
  if (failed.length === 0) return []
  return [...['', '## Failed', ''], ...failed.map(failedLine)]
}

function failedLine({ item, error }: ItemSummary): string {
  const request = error?.requestId === undefined ? '' : ` Request ${code(error.requestId)}.`
  return `- ${code(item)}: ${plain(error?.message ?? 'No reason is known.')} ${plain(error?.hint ?? '')}${request}`
}

function setSection({ set }: Summary): string[] {
  if (set.pictures === 0) return []
  const against = set.against === 'anchor' ? 'the anchor' : 'the set’s median'
  return [
    ...['', '## The set', ''],
    `Compared with ${against}, over ${set.pictures} finished ${plural(set.pictures, 'picture')}.`,
    '',
    '| | pictures | median distance | 95 % below | largest | measured on |',
    '|---|---|---|---|---|---|',
    ...set.measures.map(({ measure, spread }) => {
      const { label, from } = setMeasureMeanings[measure]
      const numbers = [spread.median, spread.p95, spread.max].map((value) =>
        shownDistance(measure, value),
      )
      return `| ${label} | ${spread.count} | ${numbers.join(' | ')} | ${from} |`
    }),
    ...['', set.rule],
    ...(set.pictures < leastPictures ? ['This set is too small to name any.'] : []),
    '',
    ...set.outliers.map(({ item, worst }) => `- ${code(item)}: ${deviationText(worst)}`),
    ...(set.outliers.length > 0
      ? [
          '',
          'Run them again beside a picture that they should match: `--only outliers --anchor FILE`.',
        ]
      : []),
  ]
}

/** Says how far a picture lies from the middle. */
export function deviationText({ measure, value, z }: Deviation): string {
  const { label, unit } = setMeasureMeanings[measure]
  const far = z === null ? '' : ` (${z.toFixed(1)} robust standard deviations)`
  return `${label.charAt(0).toLowerCase()}${label.slice(1)} ${value.toFixed(2)} ${unit}${far}`
}

function checksSection({ items }: Summary): string[] {
  const found = items.filter(({ state, checks }) => state === 'done' && checks.flat().length > 0)
  if (found.length === 0) return []
  return [
    ...['', '## Worth a look', ''],
    ...found.map(
      ({ item, checks }) => `- ${code(item)}: ${[...new Set(checks.flat())].join(', ')}`,
    ),
  ]
}

/** Ratios are compared by their logarithm, which for people is a share. */
function shownDistance(measure: Deviation['measure'], value: number): string {
  const isRatio = measure === 'scale' || measure === 'sharpness'
  return isRatio
    ? `${((Math.exp(value) - 1) * 100).toFixed(1)} %`
    : `${value.toFixed(2)} ${setMeasureMeanings[measure].unit}`
}

function money(usd: number): string {
  return `$${usd.toFixed(4)}`
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`
}

/** Names come from file systems: nothing in one may end the code span or the line. */
function code(name: string): string {
  return `\`${plain(name).replaceAll('`', '’')}\``
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}
