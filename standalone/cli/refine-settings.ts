import { type Edge, type MaskUse, maskUses, type Preserve } from '../../core/edit/edit.ts'
import { mostRetries } from '../../core/refine.ts'
import { parseArguments } from './parse-arguments.ts'
import { parsePreserve } from './parse-preserve.ts'
import { parseReference, type ReferenceSetting } from './parse-reference.ts'
import { type PaintingSettings, providerArguments, readPainting } from './provider-arguments.ts'
import { parseReframe, type ReframeSettings, reframeWords } from './reframe-settings.ts'
import { UsageError } from './usage-error.ts'

/** The command line of `refine`, understood. */
export interface RefineSettings extends PaintingSettings {
  readonly input: string
  /** Null only with `resume`: the waiting answer knows its instruction. */
  readonly instruction: string | null
  /** Whether the instruction is a remark about what was done before. */
  readonly followUp: boolean
  readonly region: string | null
  readonly protect: readonly string[]
  readonly preserve: readonly Preserve[]
  readonly references: readonly ReferenceSetting[]
  /** How the model is told where to change; null: what suits the change and the model. */
  readonly maskUse: MaskUse | null
  readonly edge: Edge
  readonly tiles: boolean
  readonly reframe: ReframeSettings | null
  readonly parent: string | null
  readonly layer: string | null
  /** How often the same may be asked again while a check fails. */
  readonly retries: number
  /** A call whose answer waits, to be placed instead of asking anew. */
  readonly resume: string | null
  /** Whether that is laid in as it came. */
  readonly asItCame: boolean
  readonly out: string | null
  readonly flat: string | null
  readonly report: string | null
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** @throws UsageError for anything that can't be understood. */
export function parseRefineSettings(args: readonly string[]): RefineSettings {
  const parsed = parseArguments(args, {
    command: 'refine',
    positionals: ['INPUT'],
    options: {
      ...providerArguments,
      ...{ instruction: text, region: text, protect: text, preserve: text, reference: text },
      ...{ edge: text, mask: text, parent: text, layer: text, retry: text, resume: text },
      ...{
        out: text,
        flat: text,
        report: text,
        tiles: flag,
        'as-it-came': flag,
        'follow-up': flag,
      },
      ...{ expand: text, upscale: text, crop: text, subject: text, room: text },
    },
  })
  const [input = ''] = parsed.positionals
  const reframe = parseReframe(parsed)
  const instruction = parsed.text('instruction') ?? (reframe ? reframeWords[reframe.kind] : null)
  const resume = parsed.text('resume') ?? null
  if (instruction === null && resume === null) {
    throw new UsageError(
      '--instruction is missing.',
      'Say the one change, as in --instruction "make the light warmer".',
    )
  }
  const asItCame = parsed.flag('as-it-came')
  if (asItCame && resume === null) {
    throw new UsageError(
      '--as-it-came is for an answer that waits.',
      'Name its call with --resume CALL; “pentimento waiting” lists them.',
    )
  }
  return {
    ...readPainting(parsed),
    input,
    instruction,
    followUp: parsed.flag('follow-up'),
    resume,
    asItCame,
    region: parsed.text('region') ?? null,
    protect: parsed.texts('protect'),
    preserve: parsed.texts('preserve').map(parsePreserve),
    references: parsed.texts('reference').map(parseReference),
    maskUse: parseMaskUse(parsed.text('mask')),
    edge: parseEdge(parsed.text('edge') ?? 'strict'),
    tiles: parsed.flag('tiles'),
    reframe,
    parent: parsed.text('parent') ?? null,
    layer: parsed.text('layer') ?? null,
    retries: parsed.number('retry', { from: 0, to: mostRetries, whole: true }) ?? 0,
    out: withEnding('out', parsed.text('out'), '.psd'),
    flat: withEnding('flat', parsed.text('flat'), '.png'),
    report: withEnding('report', parsed.text('report'), '.json'),
  }
}

/** Checks that an output is called as what it is. */
export function withEnding(
  option: string,
  path: string | undefined,
  ending: string,
): string | null {
  if (path === undefined) return null
  if (path.toLowerCase().endsWith(ending)) return path
  throw new UsageError(
    `--${option} writes a ${ending.slice(1).toUpperCase()} file, but “${path}” does not end in ${ending}.`,
    `Name a file that ends in ${ending}.`,
  )
}

function parseEdge(given: string): Edge {
  if (given === 'strict') return { kind: 'strict' }
  const px = Number(/^soft:(\d+(?:\.\d+)?)$/.exec(given)?.[1] ?? Number.NaN)
  if (px > 0 && px <= 256) return { kind: 'soft', px }
  throw new UsageError(
    `--edge takes strict or soft:PX, but “${given}” was given.`,
    'PX is a number of pixels above 0 and up to 256, as in --edge soft:12.',
  )
}

function parseMaskUse(given: string | undefined): MaskUse | null {
  const use = maskUses.find((known) => known === given)
  if (use || given === undefined) return use ?? null
  throw new UsageError(
    `--mask takes ${maskUses.join(', ')}, but “${given}” was given.`,
    'Leave it out for what suits the change and the model.',
  )
}
