import { parseArgs } from 'node:util'
import { type EditKind, editKinds } from '../../test/support/drift/edits.ts'
import type { DriftFamily, DriftLevel } from '../../test/support/drift/levels.ts'
import { allMethods } from './methods/all-methods.ts'
import { photographNames } from './photographs.ts'

/** What the benchmark runs. */
export interface BenchmarkOptions {
  readonly photos: readonly string[]
  readonly kinds: readonly EditKind[]
  /** ΔE that edits aim at; null is each kind's own. */
  readonly strengths: readonly (number | null)[]
  readonly levels: readonly DriftLevel[]
  readonly families: readonly DriftFamily[]
  readonly methods: readonly string[]
  /** Longer side of the part of each photograph that is used, in pixels. */
  readonly size: number
  readonly seeds: number
  readonly density: number | null
  readonly full: boolean
  /** Names of the tables to make; null makes all. */
  readonly suites: readonly SuiteName[] | null
  /** Whether anything was chosen: then only a table is printed, and nothing is written. */
  readonly isChosen: boolean
}

/** The tables of the report. */
export const suiteNames = [
  'kinds',
  'tools',
  'stages',
  'small',
  'families',
  'whole',
  'answers',
  'tuned',
  'turns',
  'adversarial',
] as const

/** The name of a table. */
export type SuiteName = (typeof suiteNames)[number]

export const levels: readonly DriftLevel[] = ['mild', 'typical', 'severe']

/** Families that our own solver does not model, the plain one first. */
export const families: readonly DriftFamily[] = [
  'affine',
  'rotation',
  'perspective',
  'widen-and-crop',
  'parallax',
  'sharpened',
  'invented-texture',
  'local-contrast',
  'denoised',
]

/** Reads the command line: `--photos cat,coffee --kinds loose --levels typical --methods ours,raw --size 600 --seeds 1`, or `--suites adversarial`. */
export async function readOptions(args: readonly string[]): Promise<BenchmarkOptions> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      photos: { type: 'string' },
      kinds: { type: 'string' },
      strengths: { type: 'string' },
      levels: { type: 'string' },
      families: { type: 'string' },
      methods: { type: 'string' },
      size: { type: 'string' },
      seeds: { type: 'string', default: '1' },
      density: { type: 'string' },
      full: { type: 'boolean', default: false },
      suites: { type: 'string' },
    },
  })
  return {
    photos: chosen(values.photos, await photographNames()),
    kinds: chosen(values.kinds, editKinds),
    strengths: values.strengths ? values.strengths.split(',').map(toStrength) : [null],
    levels: chosen(values.levels, levels),
    families: chosen(values.families, families, values.full ? families : ['affine']),
    methods: chosen(
      values.methods,
      allMethods.map(({ name }) => name),
    ),
    size: Number(values.size ?? (values.full ? 1200 : 720)),
    seeds: Number(values.seeds),
    density: values.density ? Number(values.density) : null,
    full: values.full,
    suites: values.suites === undefined ? null : chosen(values.suites, suiteNames),
    isChosen:
      values.suites === undefined &&
      [
        ...[values.photos, values.kinds, values.strengths, values.levels],
        ...[values.families, values.methods],
      ].some((value) => value !== undefined),
  }
}

function chosen<Name extends string>(
  list: string | undefined,
  known: readonly Name[],
  usual: readonly Name[] = known,
): readonly Name[] {
  if (list === undefined) return usual
  return list.split(',').map((name) => {
    const found = known.find((one) => one === name)
    if (!found) throw new Error(`Expected one of ${known.join(', ')} but received ${name}`)
    return found
  })
}

function toStrength(text: string): number | null {
  return text === 'full' ? null : Number(text)
}
