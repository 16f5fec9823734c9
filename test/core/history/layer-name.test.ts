import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layerName, maxNameLength } from '../../../core/history/layer-name.ts'

function nameOf(source: string, instruction: string, taken: readonly string[] = []): string {
  return layerName({ source, number: 3, instruction, taken })
}

test('a name tells source, version and instruction', () => {
  expect(nameOf('Cup', 'make the light warmer')).toBe('Cup · v3 · make the light warmer')
})

test('a long instruction is cut at a word, a long source only as far as needed', () => {
  expect(nameOf('Cup', 'change the background to warm cream and keep the steam as it is')).toBe(
    'Cup · v3 · change the background to warm cream and keep the…',
  )
  expect(nameOf('A very long name of a layer in the campaign', 'warmer')).toBe(
    'A very long name of a layer in the campaign · v3 · warmer',
  )
  const both = nameOf('A very long name of a layer in the campaign', 'x'.repeat(100))
  expect(both).toBe(`A very long name of a… · v3 · ${'x'.repeat(29)}…`)
  expect([...both]).toHaveLength(maxNameLength)
})

test('a taken name gets a counter and stays within the limit', () => {
  const first = nameOf('Cup', 'x'.repeat(100))
  const second = nameOf('Cup', 'x'.repeat(100), [first])
  expect(second).toMatch(/… \(2\)$/)
  expect([...second]).toHaveLength(maxNameLength)
  expect(nameOf('Cup', 'x'.repeat(100), [first, second])).toMatch(/… \(3\)$/)
  expect(nameOf('Cup', 'warmer', ['Cup · v3 · warmer'])).toBe('Cup · v3 · warmer (2)')
})

test('what a host reads as folder, hidden or export is taken out', () => {
  expect(nameOf('Shop/Cup', 'and/or warmer')).toBe('Shop-Cup · v3 · and-or warmer')
  expect(nameOf('._Cup', 'warmer')).toBe('Cup · v3 · warmer')
  expect(nameOf('coffee.png', 'like photo.jpg')).toBe('coffee · v3 · like photo')
  expect(nameOf('coffee.PNG.jpg80%', 'like a.png24, b.gif + c.jpeg-8')).toBe(
    'coffee · v3 · like a, b + c',
  )
  expect(nameOf('v1.5', 'brighter by 1.5')).toBe('v1.5 · v3 · brighter by 1.5')
})

test('nothing usable still gives a name', () => {
  expect(nameOf('', '')).toBe('Picture · v3')
  expect(nameOf('.png', '\u0000\u202E')).toBe('Picture · v3')
  expect(nameOf(`Z${'\u0301'.repeat(200)}`, 'x')).toBe('Picture · v3 · x')
})

test('markup survives as plain text', () => {
  expect(nameOf('</script>', '<b onclick="x()">bold</b>')).toBe(
    '<-script> · v3 · <b onclick="x()">bold<-b>',
  )
})

test('lines, controls and hidden direction marks become plain text', () => {
  expect(nameOf('Cup\n\tof \u202Etea\u2069', 'one\u2028two\u200B\uFEFF')).toBe(
    'Cup of tea · v3 · one two',
  )
})

test('emoji are kept whole or left out whole', () => {
  const family = '👩🏽‍👩🏽‍👧🏽‍👦🏽'
  expect(nameOf(`${family}`, 'add 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🇩🇪 flags 👍🏿')).toBe(
    `${family} · v3 · add 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🇩🇪 flags 👍🏿`,
  )
  for (let before = 30; before < 60; before++) {
    const name = nameOf('Cup', `${'x'.repeat(before)}${family}🇩🇪🇫🇷 tail`)
    expect(name.replaceAll(family, '').replaceAll('🇩🇪', '').replaceAll('🇫🇷', '')).toMatch(
      /^Cup · v3 · x+( tail)?…?$/,
    )
  }
})

test('broken surrogates and joiners without partners are dropped', () => {
  expect(nameOf('\uD83DCup\uDE00', '\u200Dwarm\u200D \uFE0Fer')).toBe('Cup · v3 · warm er')
})

test('any text gives a harmless, unique name', () => {
  const alphabet = fc.constantFrom(
    ...['a', ' ', '/', '.', '_', '.png', '.jpg8', ',', '+', '…', '·', '👩', '\u200D', '🏽', '🇩'],
    ...['e\u0301', '\u0301', '\uD800', '\uDC00', '\u202E', '\u0007', '한', 'ᄒ', 'ᅡ', '漢', '\n'],
  )
  const text = fc.oneof(
    fc.string({ unit: alphabet, maxLength: 80 }),
    fc
      .array(fc.nat({ max: 0x10ffff }), { maxLength: 80 })
      .map((points) => String.fromCodePoint(...points)),
  )
  const many = { numRuns: 300 }
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9999 }), text, (source, number, instruction) => {
      const first = layerName({ source, number, instruction, taken: [] })
      const second = layerName({ source, number, instruction, taken: [first] })
      expect(second).not.toBe(first)
      for (const name of [first, second]) {
        expect([...name].length).toBeLessThanOrEqual(maxNameLength)
        expect(name).toContain(` · v${number}`)
        expect(name).not.toMatch(/[/\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u)
        expect(name).not.toMatch(/^[._\s]|\s$/u)
        expect(name).not.toMatch(/\.(png|jpg\d*)\s*($|[,+])/i)
      }
    }),
    many,
  )
})
