import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initializeCanvas, readPsd } from 'ag-psd'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { pythonWithPsdTools, readWithPsdTools } from '../../../standalone/psd-tools.ts'
import { modelOf, type NewDocument } from '../hand/new-document.ts'
import { composite } from '../imaging/composite.ts'
import { evenly, flat, maskOf, rect } from '../imaging/imaging-fixture.ts'
import { wordsOf } from '../imaging/raster.ts'
import type { LayerModel } from '../model/model.ts'
import { wordsForFile } from './psd-words.ts'
import { readModel } from './read-model.ts'
import { writeModel } from './write-model.ts'

/** A document with one of everything that a file keeps. */
function described(depth: 8 | 16): NewDocument {
  const full = depth === 8 ? 255 : 32768
  const grey = [full >> 1, full >> 2, 7, full]
  return {
    size: { width: 20, height: 10 },
    depth,
    resolution: 300,
    layers: [
      { kind: 'background', name: 'Background', fill: { color: [full, full, 0, full] } },
      {
        name: 'Flasche “A” 瓶',
        pixels: flat(rect(-3, 2, 9, 6), grey, depth),
        blendMode: 'multiply',
        opacity: 128,
        mask: maskOf(evenly(rect(0, 3, 4, 4), 77), 255),
        linkSet: 1,
      },
      {
        name: 'Flasche · versions',
        clipped: true,
        blendMode: 'normal',
        linkSet: 1,
        layers: [
          { name: 'v1', pixels: flat(rect(1, 1, 2, 2), grey, depth), visible: false },
          {
            name: 'v2',
            pixels: flat(rect(2, 3, 5, 4), grey, depth),
            mask: maskOf(evenly(rect(2, 3, 5, 4), 200)),
          },
        ],
      },
    ],
  }
}

function channel({ pixels }: LayerModel & { pixels?: unknown }, offset: number, depth: 8 | 16) {
  const { data } = pixels as { data: Uint8Array | Uint16Array }
  const bytes = [...data].filter((_, pos) => pos % 4 === offset)
  const words = bytes.flatMap((word) => {
    const value = Math.round((word * 65535) / 32768)
    return depth === 8 ? [word] : [value >> 8, value & 255]
  })
  return createHash('sha256').update(Uint8Array.from(words)).digest('hex')
}

test.each([8, 16] as const)('psd-tools reads what a %i-bit document holds', (depth) => {
  beforePsdTools()
  const model = modelOf(described(depth), 'Background')
  const found = readWithPsdTools(writeModel(model))
  expect(found).toMatchObject({
    ...{ width: 20, height: 10, depth, channels: 3, links: [0, 1, 0, 0, 0, 1] },
    layers: [
      { name: 'Background', id: model.layers[0]?.id, visible: true, kind: 'pixel' },
      {
        ...{ name: 'Flasche “A” 瓶', opacity: 128, blend: 'mul ', clipped: false },
        ...{ box: [-3, 2, 6, 8], mask: { box: [0, 3, 4, 7], outside: 255 } },
      },
      {
        ...{ name: 'Flasche · versions', kind: 'group', clipped: true },
        layers: [
          { name: 'v1', visible: false, box: [1, 1, 3, 3] },
          { name: 'v2', visible: true, mask: { box: [2, 3, 7, 7], outside: 0 } },
        ],
      },
    ],
  })
  const source = model.layers[1] as LayerModel
  for (const offset of [0, 1, 2]) {
    expect(found.layers[1]?.[`${offset}`]).toBe(channel(source, offset, depth))
  }
  expect(found.layers[1]?.['-1']).toBe(channel(source, 3, depth))
})

test('ag-psd reads the same layers, masks and words', () => {
  initializeCanvas(
    () => {
      throw new Error('Expected no canvas')
    },
    (width, height) =>
      ({ width, height, data: new Uint8ClampedArray(width * height * 4) }) as ImageData,
  )
  const psd = readPsd(writeModel(modelOf(described(8), 'Background')), { useImageData: true })
  const [, source, group] = psd.children ?? []
  expect(source).toMatchObject({ name: 'Flasche “A” 瓶', blendMode: 'multiply', left: -3, top: 2 })
  expect([...(source?.imageData?.data ?? [])].slice(0, 4)).toEqual([127, 63, 7, 255])
  expect(source?.mask).toMatchObject({ left: 0, top: 3, right: 4, bottom: 7, defaultColor: 255 })
  expect(group).toMatchObject({ clipping: true, children: [{ hidden: true }, { hidden: false }] })
})

test.each([8, 16] as const)('ImageMagick shows the composited %i-bit picture', (depth) => {
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-psd-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'file.psd')
  const model = modelOf(described(depth), 'Background')
  writeFileSync(path, writeModel(model))
  const shown = imageMagick([`${path}[0]`, '-endian', 'MSB', '-depth', `${depth}`, 'rgb:-'])
  const words = wordsForFile(wordsOf(composite(model.layers, rect(0, 0, 20, 10), 0), depth))
  const bytes = [...words]
    .filter((_, pos) => pos % 4 < 3)
    .flatMap((word) => (depth === 8 ? [word] : [word >> 8, word & 255]))
  expect([...shown]).toEqual(bytes)
})

test('a document that was written is read as it was', () => {
  for (const depth of [8, 16] as const) {
    const model = modelOf(described(depth), 'Background')
    const read = readModel(writeModel(model))
    const canvas = rect(0, 0, 20, 10)
    expect(wordsOf(composite(read.layers, canvas, 0), depth)).toEqual(
      wordsOf(composite(model.layers, canvas, 0), depth),
    )
    expect(read.layers.map(({ id, name }) => [id, name])).toEqual(
      model.layers.map(({ id, name }) => [id, name]),
    )
  }
})

let skipped: (reason: string) => void = () => undefined
beforeEach(({ skip }) => {
  skipped = (reason) => skip(reason)
})

function beforePsdTools(): void {
  if (!pythonWithPsdTools) skipped('install psd-tools, in Debian the package python3-psd-tools')
}

function imageMagick(args: readonly string[]): Buffer {
  try {
    return execFileSync('convert', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') skipped('install ImageMagick')
    throw thrown
  }
}
