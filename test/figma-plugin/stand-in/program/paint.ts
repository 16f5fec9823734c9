import { refuse, typeOf } from './check.ts'
import { identity } from './matrix.ts'

type Fields = Readonly<Record<string, unknown>>
/** Checks one field and gives what Figma keeps of it; `undefined` for a field that isn't there. */
type Field = (value: unknown, at: Place) => unknown

interface Place {
  readonly property: string
  readonly path: string
  readonly patterns: boolean
}

/** Paints of which nothing is modelled but that they are there. */
const foreignTypes: readonly string[] = ['VIDEO', 'SHADER']

const blendModes = [
  'NORMAL',
  'DARKEN',
  'MULTIPLY',
  'LINEAR_BURN',
  'COLOR_BURN',
  'LIGHTEN',
  'SCREEN',
  'LINEAR_DODGE',
  'COLOR_DODGE',
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  'DIFFERENCE',
  'EXCLUSION',
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
] as const

/** Blend modes of layers; paints know all but the first. */
export const layerBlendModes = ['PASS_THROUGH', ...blendModes] as const

/**
 * Checks paints as `fills =` does and gives them as Figma reads them back: every field there, numbers of 32 bits.
 *
 * @param options.patterns accepts pattern paints, too: `setFillsAsync` does, `fills =` doesn't.
 * @throws Error for unknown keys, missing ones and values out of range.
 */
export function checkPaints(
  value: unknown,
  property: string,
  { patterns = false } = {},
): readonly Paint[] {
  if (!Array.isArray(value)) refuse(property, `Expected array, received ${typeOf(value)}`)
  return value.map((paint, index) => checkPaint(paint, { property, path: `[${index}]`, patterns }))
}

function checkPaint(value: unknown, at: Place): Paint {
  const fields = asFields(value, at)
  const type = String(fields.type)
  const isForeign = foreignTypes.includes(type) || (type === 'PATTERN' && at.patterns)
  // They come with documents; a plugin that writes them back unchanged is fine.
  if (isForeign) return { ...fields } as unknown as Paint
  const shape = Object.hasOwn(byType, type) ? byType[type] : undefined
  if (!shape) {
    const expected = [...Object.keys(byType), ...foreignTypes].map((name) => `'${name}'`)
    wrong(at, '.type', `Invalid discriminator value. Expected ${expected.join(' | ')}`)
  }
  const { type: _, ...others } = fields
  // Every field was checked by the shape of its type.
  return { type, ...(fieldsOf(others, at, shape) as object) } as unknown as Paint
}

const common = {
  visible: orElse(true, boolean),
  opacity: orElse(1, number(0, 1)),
  blendMode: orElse('NORMAL', word(blendModes)),
}

const color: Field = (value, at) => fieldsOf(value, at, { r: unit, g: unit, b: unit })
const colorWithAlpha: Field = (value, at) =>
  fieldsOf(value, at, { r: unit, g: unit, b: unit, a: unit })

const gradient = {
  ...common,
  gradientTransform: matrix,
  gradientStops: list((stop, at) =>
    fieldsOf(stop, at, { position: unit, color: colorWithAlpha, boundVariables: bindings }),
  ),
}

const filterNames = [
  'exposure',
  'contrast',
  'saturation',
  'temperature',
  'tint',
  'highlights',
  'shadows',
]

const byType: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  SOLID: { ...common, color, boundVariables: bindings },
  GRADIENT_LINEAR: gradient,
  GRADIENT_RADIAL: gradient,
  GRADIENT_ANGULAR: gradient,
  GRADIENT_DIAMOND: gradient,
  IMAGE: {
    ...common,
    scaleMode: word(['FILL', 'FIT', 'CROP', 'TILE']),
    imageTransform: orElse(identity, matrix),
    scalingFactor: orElse(0.5, number(0, Number.POSITIVE_INFINITY)),
    rotation: orElse(0, quarterTurn),
    filters: orElse({}, (value, at) =>
      fieldsOf(
        value,
        at,
        Object.fromEntries(filterNames.map((name) => [name, orElse(0, number(-1, 1))])),
      ),
    ),
    imageHash: (value, at) => (value === null ? null : string(value, at)),
  },
}

function orElse(fallback: unknown, check: Field): Field {
  return (value, at) => check(value === undefined ? fallback : value, at)
}

function number(min: number, max: number): Field {
  return (value, at) => {
    if (typeof value !== 'number' || Number.isNaN(value)) {
      wrong(at, '', `Expected number, received ${typeOf(value)}`)
    }
    if (value < min) wrong(at, '', `Number must be greater than or equal to ${min}`)
    if (value > max) wrong(at, '', `Number must be less than or equal to ${max}`)
    return Math.fround(value)
  }
}

function unit(value: unknown, at: Place): unknown {
  return number(0, 1)(value, at)
}

function boolean(value: unknown, at: Place): unknown {
  if (typeof value !== 'boolean') wrong(at, '', `Expected boolean, received ${typeOf(value)}`)
  return value
}

function string(value: unknown, at: Place): unknown {
  if (typeof value !== 'string') wrong(at, '', `Expected string, received ${typeOf(value)}`)
  return value
}

function word(words: readonly string[]): Field {
  return (value, at) => {
    if (!words.includes(String(value))) {
      const expected = words.map((one) => `'${one}'`).join(' | ')
      wrong(at, '', `Invalid enum value. Expected ${expected}, received '${String(value)}'`)
    }
    return value
  }
}

function quarterTurn(value: unknown, at: Place): unknown {
  const turn = Number(number(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)(value, at))
  if (turn % 90 !== 0) wrong(at, '', 'Number must be a multiple of 90')
  return turn
}

function matrix(value: unknown, at: Place): unknown {
  const rows = list(list(number(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)))(value, at)
  const isMatrix =
    (rows as unknown[][]).length === 2 && (rows as unknown[][]).every((row) => row.length === 3)
  if (!isMatrix) wrong(at, '', 'Expected two rows of three numbers')
  return rows
}

function list(check: Field): Field {
  return (value, at) => {
    if (!Array.isArray(value)) wrong(at, '', `Expected array, received ${typeOf(value)}`)
    return value.map((part, index) => check(part, { ...at, path: `${at.path}[${index}]` }))
  }
}

/** Names of fields, each bound to a variable by its id; the field's own value stays what it was. */
function bindings(value: unknown, at: Place): unknown {
  if (value === undefined) return undefined
  for (const alias of Object.values(asFields(value, at))) {
    const isAlias = asFields(alias, at).type === 'VARIABLE_ALIAS'
    if (!isAlias) wrong(at, '', 'Expected variable aliases')
  }
  return value
}

function fieldsOf(value: unknown, at: Place, shape: Readonly<Record<string, Field>>): unknown {
  const fields = asFields(value, at)
  for (const key of Object.keys(fields)) {
    if (!Object.hasOwn(shape, key)) wrong(at, '', `Unrecognized key(s) in object: '${key}'`)
  }
  const kept = Object.entries(shape)
    .map(([key, check]) => [key, check(fields[key], { ...at, path: `${at.path}.${key}` })] as const)
    .filter(([, kept]) => kept !== undefined)
  return Object.fromEntries(kept)
}

function asFields(value: unknown, at: Place): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    wrong(at, '', `Expected object, received ${typeOf(value)}`)
  }
  return value as Fields
}

function wrong(at: Place, path: string, text: string): never {
  refuse(at.property, `${text} at ${at.path}${path}`)
}
