import { NotModelled } from '../not-modelled.ts'

/** A colour profile that the stand-in can convert between: real-shaped, and never the same as another. */
interface Profile {
  readonly name: string
  /** Linear RGB to XYZ (D65), rows first. */
  readonly toXyz: Matrix
  readonly decode: (encoded: number) => number
  readonly encode: (linear: number) => number
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number]

const srgbCurve = {
  decode: (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4),
  encode: (value: number) =>
    value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055,
}

function gammaCurve(gamma: number) {
  return {
    decode: (value: number) => value ** gamma,
    encode: (value: number) => value ** (1 / gamma),
  }
}

const profiles: readonly Profile[] = [
  {
    name: 'sRGB IEC61966-2.1',
    ...srgbCurve,
    toXyz: [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505],
  },
  {
    name: 'Display P3',
    ...srgbCurve,
    toXyz: [0.4866, 0.2657, 0.1982, 0.229, 0.6917, 0.0793, 0, 0.0451, 1.0439],
  },
  {
    name: 'Adobe RGB (1998)',
    ...gammaCurve(2.19921875),
    toXyz: [0.5767, 0.1856, 0.1882, 0.2973, 0.6274, 0.0753, 0.027, 0.0707, 0.9911],
  },
  {
    name: 'ColorMatch RGB',
    ...gammaCurve(1.8),
    toXyz: [0.5093, 0.3209, 0.1203, 0.2749, 0.6581, 0.067, 0.0243, 0.1088, 0.9559],
  },
]

/** The profile that stands for an untagged document's numbers: Photoshop's working space as installed. */
export const workingProfile = 'sRGB IEC61966-2.1'

/** The names of the RGB profiles that conversions know. */
export const profileNames: readonly string[] = profiles.map(({ name }) => name)

/** Tells whether two profile names mean the same numbers; an empty name is the working space. */
export function sameProfile(a: string, b: string): boolean {
  return (a || workingProfile) === (b || workingProfile)
}

/**
 * Converts RGB or RGBA words from one profile to another, rounding once, as a colour management module does.
 *
 * `max` is the word of full intensity: 255 or 32768. Alpha stays.
 *
 * @throws NotModelled for a profile that has no conversion here.
 */
export function convertWords(
  words: Uint8Array | Uint16Array,
  components: 3 | 4,
  max: number,
  from: string,
  to: string,
): Uint8Array | Uint16Array {
  const result = words.slice()
  if (sameProfile(from, to)) return result
  const [source, target] = [profileOf(from), profileOf(to)]
  const matrix = multiply(invert(target.toXyz), source.toXyz)
  const decoded = Float64Array.from({ length: max + 1 }, (_, word) => source.decode(word / max))
  for (let pos = 0; pos < words.length; pos += components) {
    const r = decoded[words[pos] as number] as number
    const g = decoded[words[pos + 1] as number] as number
    const b = decoded[words[pos + 2] as number] as number
    for (let row = 0; row < 3; row++) {
      const linear =
        (matrix[row * 3] as number) * r +
        (matrix[row * 3 + 1] as number) * g +
        (matrix[row * 3 + 2] as number) * b
      result[pos + row] = Math.round(target.encode(Math.min(1, Math.max(0, linear))) * max)
    }
  }
  return result
}

function profileOf(name: string): Profile {
  const found = profiles.find((profile) => profile.name === (name || workingProfile))
  if (!found) throw new NotModelled(`the profile ${name}`)
  return found
}

function multiply(a: readonly number[], b: readonly number[]): readonly number[] {
  return Array.from({ length: 9 }, (_, at) => {
    const row = at - (at % 3)
    const term = (k: number) => (a[row + k] as number) * (b[k * 3 + (at % 3)] as number)
    return term(0) + term(1) + term(2)
  })
}

function invert([a, b, c, d, e, f, g, h, i]: Matrix): readonly number[] {
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g]
  const determinant = a * A + b * B + c * C
  const adjugate = [
    A,
    c * h - b * i,
    b * f - c * e,
    B,
    a * i - c * g,
    c * d - a * f,
    C,
    b * g - a * h,
    a * e - b * d,
  ]
  return adjugate.map((value) => value / determinant)
}
