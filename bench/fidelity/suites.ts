import type { EditKind } from '../../test/support/drift/edits.ts'
import type { CaseKey } from './benchmark-case.ts'
import { oursWithout } from './methods/ours.ts'
import { peers } from './methods/peers.ts'
import { type BenchmarkOptions, families, levels, type SuiteName } from './options.ts'
import { tunedOn } from './photographs.ts'
import { casesOf } from './run-cases.ts'

/** Cases and methods that make one table of the report. */
export interface Suite {
  readonly name: SuiteName
  readonly title: string
  /** What the table is there to show. */
  readonly note: string
  readonly keys: readonly CaseKey[]
  readonly methods: readonly string[]
}

/** Gives everything that the benchmark runs when nothing is chosen; `--full` runs more of each. */
export function suitesOf(options: BenchmarkOptions): readonly Suite[] {
  const { full } = options
  const reported = options.photos.filter((name) => !tunedOn.includes(name))
  const tuned = options.photos.filter((name) => tunedOn.includes(name))
  const photos = reported.length > 0 ? reported : tuned
  const some = full ? photos : photos.slice(0, 2)
  const base: BenchmarkOptions = {
    ...options,
    families: ['affine'],
    strengths: [null],
    levels,
    photos,
  }
  const peerNames = peers.map(({ name }) => name)
  const without = oursWithout.map(({ name }) => name)
  const against: readonly EditKind[] = ['loose', 'touching', 'tonal-everywhere']
  return [
    {
      name: 'kinds',
      title: 'Every kind of edit',
      note: 'Our own pipeline beside the plain paste.',
      keys: casesOf({ ...base, kinds: base.kinds.filter((kind) => kind !== 'whole-object') }),
      methods: ['hard-paste', 'ours'],
    },
    {
      name: 'tools',
      title: 'Other tools',
      note: 'Their rules re-implemented from their sources; none of them registers the answer.',
      keys: casesOf({ ...base, kinds: against, photos: some }),
      methods: [...peerNames, 'ours'],
    },
    {
      name: 'stages',
      title: 'Each stage left out',
      note: 'What a stage is worth: ours-x is our own pipeline without x.',
      keys: casesOf({
        ...base,
        kinds: ['loose', 'recolor', 'texture', 'tonal-everywhere'],
        levels: full ? levels : ['typical'],
      }),
      methods: ['ours', ...without],
    },
    {
      name: 'small',
      title: 'Small changes',
      note: 'Changes of ΔE 2, 5 and 15 on the mean: nothing that was wanted may be taken for drift.',
      keys: casesOf({
        ...base,
        kinds: ['loose', 'recolor', 'shadow', 'texture'],
        strengths: [2, 5, 15],
        photos: some,
      }),
      methods: ['ours'],
    },
    {
      name: 'families',
      title: 'Drift that the solver does not model',
      note: 'Rotation, perspective, another frame, parts that move, and re-rendered detail.',
      keys: casesOf({
        ...base,
        kinds: full ? ['loose', 'recolor', 'texture'] : ['loose', 'recolor'],
        families,
        levels: full ? levels : ['typical'],
        photos: some,
      }),
      methods: ['hard-paste', 'ours'],
    },
    {
      name: 'whole',
      title: 'Whole pictures',
      note: 'Without a region there are two candidates: only what changed ("ours"), and the whole answer ("everything").',
      keys: casesOf({ ...base, kinds: ['whole-tonal', 'whole-object'], photos: some }),
      methods: ['hard-paste', 'ours', 'everything'],
    },
    {
      name: 'answers',
      title: 'Other sizes and formats',
      note: 'Answers at half and double the size that was asked for, 3 % too wide, and as WebP or PNG.',
      keys: answersOf(casesOf({ ...base, kinds: ['loose'], levels: ['typical'], photos: some })),
      methods: ['hard-paste', 'ours'],
    },
    ...(full && tuned.length > 0
      ? [
          {
            name: 'tuned' as const,
            title: 'The photographs that parameters were tuned on',
            note: 'To be compared with the first table: much better here would mean fitted to them.',
            keys: casesOf({ ...base, photos: tuned }),
            methods: ['ours'],
          },
        ]
      : []),
  ]
}

function answersOf(keys: readonly CaseKey[]): readonly CaseKey[] {
  return keys.flatMap((key) => [
    { ...key, answers: 'half' as const },
    { ...key, answers: 'double' as const },
    { ...key, answers: 'wider' as const },
    { ...key, format: 'webp' as const },
    { ...key, format: 'png' as const },
  ])
}
