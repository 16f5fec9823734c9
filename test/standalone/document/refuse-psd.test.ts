import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../core/errors.ts'
import { flattenDocument } from '../../../standalone/document/flatten.ts'
import { lineagesOf } from '../../../standalone/document/history-facts.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { softPatch } from '../../hosts/contract/scene.ts'
import { foreignPsd, withUnknownParts } from './foreign-psd.ts'
import { openPicture, placeAll } from './opened.ts'

const patch = softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8)

/** A PSD header alone: enough for everything that is refused by it. */
function header({ version = 1, channels = 3, width = 4, height = 4, bits = 8, mode = 3 }) {
  const bytes = new Uint8Array(60)
  const view = new DataView(bytes.buffer)
  bytes.set([0x38, 0x42, 0x50, 0x53])
  view.setUint16(4, version)
  view.setUint16(12, channels)
  view.setUint32(14, height)
  view.setUint32(18, width)
  view.setUint16(22, bits)
  view.setUint16(24, mode)
  return bytes
}

test.each([
  [{ mode: 4, channels: 4 }, /CMYK/],
  [{ mode: 9 }, /Lab/],
  [{ mode: 1, channels: 1 }, /Grayscale/],
  [{ mode: 2, channels: 1 }, /Indexed/],
  [{ mode: 0, channels: 1, bits: 1 }, /Bitmap/],
  [{ bits: 32 }, /32 bits/],
  [{ version: 2 }, /PSB/],
])('refuses %j with the reason and the way to change it', (fields, reason) => {
  const read = () => readPsd(header(fields))
  expect(read).toThrow(reason)
  expect(read).toThrow(expect.objectContaining({ code: 'unsupported_source' }))
})

test('refuses a canvas of 30,000 × 30,000 pixels by its header', () => {
  expect(() => readPsd(header({ width: 30_000, height: 30_000 }))).toThrow(
    expect.objectContaining({ code: 'too_large' }),
  )
})

test('a file cut anywhere is said to be damaged', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const whole = writePsd(opened.host.document)
  for (let length = 4; length < whole.length; length += 7) {
    expect(() => readPsd(whole.subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'unreadable_file' }),
    )
  }
})

test('damaged bytes give a document or a clear refusal, never another failure', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const files = [writePsd(opened.host.document), withUnknownParts(foreignPsd())]
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.constantFrom(...files), damage, (bytes, changes) => {
      const damaged = bytes.slice()
      for (const [at, value] of changes) damaged[at % damaged.length] = value
      try {
        const document = readPsd(damaged)
        lineagesOf(document)
        flattenDocument(document)
      } catch (thrown) {
        if (!isRefineError(thrown)) throw thrown
      }
    }),
    { numRuns: 400 },
  )
})
