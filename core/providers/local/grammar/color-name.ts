import type { Rgb } from '../operation.ts'
import { colorModifiers, colorWords } from '../words/color-words.ts'

/** Longest colour name in words. */
const longest = 3

/**
 * Reads a colour name from the start of some words, with any modifiers: "warm cream", "pale sage green".
 *
 * Gives the colour and how many words it took, or null.
 */
export function readColorName(
  words: readonly string[],
): { readonly color: Rgb; readonly length: number } | null {
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    const name = words.slice(0, length).join(' ')
    const hex = Object.hasOwn(colorWords, name) ? colorWords[name] : undefined
    if (hex !== undefined) return { color: { ...fromHex(hex), name }, length }
  }
  const modifier = words[0] ?? ''
  if (!Object.hasOwn(colorModifiers, modifier)) return null
  const change = colorModifiers[modifier]
  const base = readColorName(words.slice(1))
  if (!base || !change) return null
  const target = fromHex(change.towards)
  const mix = (from: number, to: number) => Math.round(from + (to - from) * change.share)
  const { r, g, b, name } = base.color
  return {
    color: {
      r: mix(r, target.r),
      g: mix(g, target.g),
      b: mix(b, target.b),
      name: `${modifier} ${name}`,
    },
    length: base.length + 1,
  }
}

function fromHex(hex: string): { readonly r: number; readonly g: number; readonly b: number } {
  const value = Number.parseInt(hex, 16)
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 }
}
