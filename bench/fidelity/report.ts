import type { AdversarialRow } from './adversarial.ts'
import { barsTable } from './bars.ts'
import type { ChainRow } from './chain.ts'
import { groupBy, scoreTable, toMarkdown } from './markdown.ts'
import { tunedOn } from './photographs.ts'
import type { Row } from './run-cases.ts'
import type { Suite } from './suites.ts'
import { summarize } from './summary.ts'

/** Everything that a run measured. */
export interface Measured {
  readonly suites: readonly { readonly suite: Suite; readonly rows: readonly Row[] }[]
  readonly chain: readonly ChainRow[]
  readonly adversarial: readonly AdversarialRow[]
  readonly photos: readonly string[]
  readonly size: number
}

/** Writes the whole report as Markdown; what was not run is left out. */
export function reportOf(measured: Measured): string {
  const { suites, chain, adversarial } = measured
  return [
    '# Fidelity',
    introduction(measured),
    ...barsPart(measured),
    ...suites.flatMap(suitePart),
    ...backgroundPart(suites.flatMap(({ rows }) => rows)),
    ...turnsPart(chain),
    ...adversarialPart(adversarial, true),
    '',
  ].join('\n\n')
}

/** Writes the short report that is kept beside the code. */
export function shortReportOf(measured: Measured): string {
  const { suites, chain, adversarial } = measured
  return [
    '# Fidelity, in short',
    introduction(measured),
    'Made by `npm run bench:fidelity`, which writes the whole report to `build/bench/fidelity.md`.',
    ...barsPart(measured),
    ...suites
      .filter(({ suite }) => suite.name === 'kinds' || suite.name === 'tools')
      .flatMap(suitePart),
    ...turnsPart(chain),
    ...adversarialPart(adversarial, false),
    '',
  ].join('\n\n')
}

function barsPart({ suites, chain }: Measured): readonly string[] {
  if (!suites.some(({ suite }) => suite.name === 'kinds')) return []
  const counted = suites.filter(({ suite }) => suite.name === 'kinds' || suite.name === 'small')
  return [
    '## Against the bars',
    'What our own pipeline must reach, and what it reached.',
    barsTable(
      counted.flatMap(({ rows }) => rows),
      chain,
    ),
  ]
}

function suitePart({ suite, rows }: Measured['suites'][number]): readonly string[] {
  return [`## ${suite.title}`, suite.note, scoreTable(rows), ...refusals(rows)]
}

function backgroundPart(rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return []
  return [
    '## The background, as published benchmarks measure it',
    'PIE-Bench multiplies both pictures by (1 − mask) and compares the whole frame, so that the zeros count; the other columns are means over the pixels outside alone. 99 dB stands for equal.',
    backgroundTable(rows),
  ]
}

function turnsPart(chain: readonly ChainRow[]): readonly string[] {
  if (chain.length === 0) return []
  const note = 'Each turn edits another region of what came of the turn before.'
  return ['## Ten turns', note, chainTable(chain)]
}

function adversarialPart(rows: readonly AdversarialRow[], whole: boolean): readonly string[] {
  if (rows.length === 0) return []
  const shown = whole ? rows : rows.filter(({ isRight }) => !isRight)
  return ['## Cases that are made to go wrong', adversarialSummary(rows), adversarialTable(shown)]
}

function introduction({ photos, size }: Measured): string {
  const reported = photos.filter((name) => !tunedOn.includes(name))
  const tuned = photos.filter((name) => tunedOn.includes(name))
  return [
    `Reported on ${list(reported)}; parameters were tuned on ${list(tuned)}.`,
    `Photographs at 1200 px, parts of ${size} px of them; the provider answers with 0.86 of a pixel per pixel, as JPEG. Numbers are means; in brackets the worst photograph's.`,
    'PSNR, band and seam are against the ideal edit; "kept" is the share of the wanted change that arrived, "edit" the pixels that the edit really changes; "registration" is how far the alignment found is from the true one, in provider pixels.',
  ].join('\n')
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}

function refusals(rows: readonly Row[]): readonly string[] {
  const reasons = groupBy(
    rows.filter(({ refusal }) => refusal !== undefined),
    ({ method, refusal }) => `${method}: ${refusal}`,
  )
  return [...reasons].map(([reason, members]) => `Refused ${members.length} ×, ${reason}`)
}

function backgroundTable(rows: readonly Row[]): string {
  const names = ['piePsnr', 'pieSsim', 'pieMse', 'keptPsnr', 'keptSsim', 'keptMse'] as const
  const groups = groupBy(
    rows.filter(({ score }) => score.piePsnr !== null && score.piePsnr !== undefined),
    ({ key, method }) => `${key.level}|${method}`,
  )
  const lines = [...groups]
    .filter(([group]) => !group.includes('|ours-'))
    .map(([group, members]) => [
      ...group.split('|'),
      ...names.map((name) => {
        const { mean } = summarize(members, name) ?? { mean: 0 }
        const digits = name.endsWith('Psnr') ? 1 : name.endsWith('Ssim') ? 4 : 5
        return mean.toFixed(digits)
      }),
    ])
  const titles = ['PSNR (PIE)', 'SSIM', 'MSE', 'PSNR (outside alone)', 'SSIM', 'MSE']
  return toMarkdown(['level', 'method', ...titles], lines)
}

function chainTable(rows: readonly ChainRow[]): string {
  const groups = groupBy(rows, ({ level, method, turn }) => `${level}|${method}|${turn}`)
  const mean = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null)
    return known.length === 0
      ? '–'
      : (known.reduce((sum, value) => sum + value, 0) / known.length).toFixed(1)
  }
  const lines = [...groups].map(([group, members]) => [
    ...group.split('|'),
    members.every(({ untouched }) => untouched) ? 'yes' : 'no',
    mean(members.map(({ neverEdited }) => neverEdited)),
    mean(members.map(({ edited }) => edited)),
  ])
  return toMarkdown(
    [
      'level',
      'method',
      'turn',
      'never edited: bit-identical',
      'PSNR there',
      'PSNR of the edited areas',
    ],
    lines,
  )
}

function adversarialSummary(rows: readonly AdversarialRow[]): string {
  const accepted = rows.filter(
    ({ expected, isRight, outcome }) =>
      !isRight && expected.includes('refuse') && outcome !== 'refuse',
  )
  const rejected = rows.filter(
    ({ expected, outcome }) => !expected.includes('refuse') && outcome === 'refuse',
  )
  const right = rows.filter(({ isRight }) => isRight)
  const outside = rows.reduce((sum, { outsideChanged }) => sum + outsideChanged, 0)
  return `${right.length} of ${rows.length} as they should be; falsely accepted ${accepted.length}, falsely refused ${rejected.length}; pixels changed outside: ${outside}.`
}

function adversarialTable(rows: readonly AdversarialRow[]): string {
  return toMarkdown(
    ['case', 'photograph', 'should be', 'was', '', 'in numbers'],
    rows.map(({ name, photo, expected, outcome, isRight, detail }) => [
      name,
      photo,
      expected.join(' or '),
      outcome,
      isRight ? '✓' : '✗',
      detail,
    ]),
  )
}
