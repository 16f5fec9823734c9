import { expect, test } from 'vitest'
import {
  fromLinear,
  fromLinearTable8,
  fromLinearTable16,
  linearSteps8,
  linearSteps16,
  toLinear,
  toLinearTable,
} from '../../../core/image/srgb.ts'

test('the curve passes through the values that the standard states', () => {
  expect(toLinear(0)).toBe(0)
  expect(toLinear(1)).toBe(1)
  expect(toLinear(0.04045)).toBeCloseTo(0.0031308, 7)
  expect(toLinear(188 / 255)).toBeCloseTo(0.5029, 4)
  expect(fromLinear(0.5)).toBeCloseTo(0.7353569, 6)
})

test('encoding undoes decoding over the whole range', () => {
  for (let i = 0; i <= 1000; i++) expect(fromLinear(toLinear(i / 1000))).toBeCloseTo(i / 1000, 6)
})

test('every 8-bit word comes back through the tables', () => {
  const light = toLinearTable(8)
  const words = fromLinearTable8()
  for (let word = 0; word <= 255; word++) {
    expect(words[Math.round((light[word] as number) * linearSteps8)]).toBe(word)
  }
})

test('every 16-bit word comes back through the tables, within a twentieth of a word before rounding', () => {
  const light = toLinearTable(16)
  const table = fromLinearTable16()
  let worst = 0
  for (let word = 0; word <= 65535; word++) {
    const place = (light[word] as number) * linearSteps16
    const i = Math.floor(place)
    const low = table[i] as number
    const value = low + ((table[i + 1] as number) - low) * (place - i)
    worst = Math.max(worst, Math.abs(value - word))
  }
  expect(worst).toBeLessThan(0.05)
})

test('the 8-bit table is never further than 0.62 words from the exact value', () => {
  const words = fromLinearTable8()
  let worst = 0
  for (let i = 0; i <= 100_000; i++) {
    const word = words[Math.round((i / 100_000) * linearSteps8)] as number
    worst = Math.max(worst, Math.abs(word - fromLinear(i / 100_000) * 255))
  }
  expect(worst).toBeLessThan(0.62)
})
