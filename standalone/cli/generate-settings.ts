import type { Size } from '../../core/image/rect.ts'
import { parseArguments } from './parse-arguments.ts'
import { type PaintingSettings, providerArguments, readPainting } from './provider-arguments.ts'
import { withEnding } from './refine-settings.ts'
import { UsageError } from './usage-error.ts'

/** The command line of `generate`, understood. */
export interface GenerateSettings extends PaintingSettings {
  /** Null only with `resume`: the waiting pictures know their words. */
  readonly instruction: string | null
  readonly size: Size | null
  readonly sketch: string | null
  readonly transparent: boolean
  /** Null only with `dryRun`. */
  readonly out: string | null
  readonly flat: string | null
  /** A call whose pictures wait, to be saved instead of asking anew. */
  readonly resume: string | null
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** @throws UsageError for anything that can't be understood. */
export function parseGenerateSettings(args: readonly string[]): GenerateSettings {
  const parsed = parseArguments(args, {
    command: 'generate',
    positionals: [],
    options: {
      ...providerArguments,
      ...{ instruction: text, size: text, sketch: text, transparent: flag },
      ...{ out: text, flat: text, resume: text },
    },
  })
  const painting = readPainting(parsed)
  const instruction = parsed.text('instruction') ?? null
  const resume = parsed.text('resume') ?? null
  const out = withEnding('out', parsed.text('out'), '.psd')
  if (instruction === null && resume === null) {
    throw new UsageError(
      '--instruction is missing.',
      'Say what the picture shows, as in --instruction "a red kite over the sea".',
    )
  }
  if (out === null && !painting.dryRun) {
    throw new UsageError('--out is missing.', 'Name the file, as in --out first.psd.')
  }
  return {
    ...painting,
    ...{ instruction, resume, out },
    size: parseSize(parsed.text('size')),
    sketch: parsed.text('sketch') ?? null,
    transparent: parsed.flag('transparent'),
    flat: withEnding('flat', parsed.text('flat'), '.png'),
  }
}

function parseSize(given: string | undefined): Size | null {
  if (given === undefined) return null
  const [, width = '', height = ''] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(given.trim()) ?? []
  const size = { width: Number(width), height: Number(height) }
  if (size.width > 0 && size.height > 0) return size
  throw new UsageError(
    `--size takes WIDTHxHEIGHT in pixels, but “${given}” was given.`,
    'Write it as in --size 1536x1024.',
  )
}
