import { type Rect, rectOf, type Size } from '../../core/image/rect.ts'
import { fullMask, type Mask } from '../../core/mask/mask.ts'
import { type HueFamily, hueFamilies } from '../../core/mask/parts/color-range.ts'
import {
  type EncodedColor,
  type PartWish,
  usualTolerance,
} from '../../core/mask/parts/part-wish.ts'
import { largestTolerance } from '../../core/mask/parts/similar-color.ts'
import type { ToneRange } from '../../core/mask/parts/tone-range.ts'
import { type ParsedArguments, parseArguments } from './parse-arguments.ts'
import { withEnding } from './refine-settings.ts'
import { UsageError } from './usage-error.ts'

/** A part of a picture as a command line names it; files are not read yet. */
export type AskedPart =
  | {
      readonly kind: 'subject'
      readonly box: Rect | null
      readonly stroke: string | null
      readonly beside: string | null
      readonly background: boolean
    }
  | Extract<PartWish, { kind: 'tones' | 'hues' | 'color' | 'similar' }>

/** What `pentimento mask` was asked for. */
export interface MaskSettings {
  readonly input: string
  readonly part: AskedPart
  readonly out: string
  readonly layer: string | undefined
}

const tones: readonly ToneRange[] = ['shadows', 'midtones', 'highlights']

/** Parses the arguments of `pentimento mask`. @throws UsageError for what does not go together. */
export function parseMaskSettings(args: readonly string[]): MaskSettings {
  const parsed = parseArguments(args, {
    command: 'mask',
    positionals: ['INPUT'],
    options: {
      subject: { type: 'string' },
      stroke: { type: 'string' },
      beside: { type: 'string' },
      background: { type: 'boolean' },
      shadows: { type: 'boolean' },
      midtones: { type: 'boolean' },
      highlights: { type: 'boolean' },
      hue: { type: 'string' },
      color: { type: 'string' },
      similar: { type: 'string' },
      tolerance: { type: 'string' },
      everywhere: { type: 'boolean' },
      layer: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const [input = ''] = parsed.positionals
  const out = withEnding('out', parsed.text('out'), '.png')
  if (out === null) {
    throw new UsageError('--out is missing.', 'Say where the mask goes, as in --out mask.png.')
  }
  return { input, part: parsePart(parsed), out, layer: parsed.text('layer') }
}

function parsePart(parsed: ParsedArguments): AskedPart {
  const parts = [
    subjectPart(parsed),
    ...tones.map((range) => (parsed.flag(range) ? ({ kind: 'tones', range } as const) : null)),
    huePart(parsed.text('hue')),
    colorPart(parsed),
    similarPart(parsed),
  ].filter((part) => part !== null)
  const [part, ...more] = parts
  if (!part || more.length > 0) {
    throw new UsageError(
      part ? 'Several parts were asked for at once.' : 'No part was asked for.',
      'Choose one: --subject or --stroke, --shadows, --midtones, --highlights, --hue, --color, --similar.',
    )
  }
  expectUsed(parsed, part)
  return part
}

/** An option that has no meaning for the part is a mistake of the user's, not nothing. */
function expectUsed(parsed: ParsedArguments, { kind }: AskedPart): void {
  const stray =
    parsed.flag('everywhere') && kind !== 'similar'
      ? 'everywhere'
      : parsed.text('tolerance') !== undefined && kind !== 'similar' && kind !== 'color'
        ? 'tolerance'
        : parsed.flag('background') && kind !== 'subject'
          ? 'background'
          : null
  if (stray) {
    throw new UsageError(`--${stray} does not go with this part.`, 'Try: pentimento mask --help')
  }
}

function subjectPart(parsed: ParsedArguments): AskedPart | null {
  const [box, stroke, beside] = [
    parsed.text('subject'),
    parsed.text('stroke'),
    parsed.text('beside'),
  ]
  if (box === undefined && stroke === undefined) {
    if (beside === undefined && !parsed.flag('background')) return null
    throw new UsageError(
      'The subject itself is not shown.',
      'Show it with --subject box:X,Y,WIDTH,HEIGHT around it or --stroke FILE on it.',
    )
  }
  return {
    kind: 'subject',
    box: box === undefined ? null : parseBox(box),
    stroke: stroke ?? null,
    beside: beside ?? null,
    background: parsed.flag('background'),
  }
}

function parseBox(given: string): Rect {
  const [, ...numbers] = /^box:(\d+),(\d+),(\d+),(\d+)$/.exec(given) ?? []
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
  if (width > 0 && height > 0) return { x, y, width, height }
  throw new UsageError(
    `--subject takes box:X,Y,WIDTH,HEIGHT, but “${given}” was given.`,
    'Whole pixels from the top left, as in --subject box:120,80,400,300.',
  )
}

function huePart(given: string | undefined): AskedPart | null {
  if (given === undefined) return null
  const family = hueFamilies.find((known) => known === given)
  if (family) return { kind: 'hues', family: family satisfies HueFamily }
  throw new UsageError(
    `--hue does not know “${given}”.`,
    `Choose one of: ${hueFamilies.join(', ')}.`,
  )
}

function colorPart(parsed: ParsedArguments): AskedPart | null {
  const given = parsed.text('color')
  return given === undefined
    ? null
    : { kind: 'color', color: parseColor(given), tolerance: toleranceOf(parsed) }
}

function parseColor(given: string): EncodedColor {
  if (!/^#[0-9a-f]{6}$/i.test(given)) {
    throw new UsageError(
      `--color takes a colour like "#c03020", but “${given}” was given.`,
      'Write it as six hexadecimal digits after #, in quotation marks.',
    )
  }
  const value = Number.parseInt(given.slice(1), 16)
  return {
    red: (value >> 16) / 255,
    green: ((value >> 8) & 255) / 255,
    blue: (value & 255) / 255,
  }
}

function similarPart(parsed: ParsedArguments): AskedPart | null {
  const given = parsed.text('similar')
  if (given === undefined) return null
  const [, x, y] = /^(\d+),(\d+)$/.exec(given) ?? []
  if (x === undefined || y === undefined) {
    throw new UsageError(
      `--similar takes X,Y, but “${given}” was given.`,
      'Whole pixels from the top left, as in --similar 120,80.',
    )
  }
  return {
    kind: 'similar',
    to: { x: Number(x), y: Number(y) },
    tolerance: toleranceOf(parsed),
    contiguous: !parsed.flag('everywhere'),
  }
}

function toleranceOf(parsed: ParsedArguments): number {
  const bounds = { from: 1, to: largestTolerance, whole: false }
  return parsed.number('tolerance', bounds) ?? usualTolerance
}

/** Gives the area of a box over a picture; null for no box. */
export function boxMask(box: Rect | null, size: Size): Mask | null {
  if (!box) return null
  const whole = rectOf(size)
  if (box.x + box.width <= whole.width && box.y + box.height <= whole.height) return fullMask(box)
  throw new UsageError(
    `The box reaches beyond the picture, which has ${size.width}×${size.height} pixels.`,
    'Give a box inside the picture.',
  )
}
