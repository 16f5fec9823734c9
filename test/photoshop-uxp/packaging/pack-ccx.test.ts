import { cp, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { iconFiles, packCcx } from '../../../scripts/pack-ccx.ts'
import { root } from '../../../scripts/root.ts'
import { manifest } from '../manifest.ts'

const built = join(root, 'build/photoshop-uxp')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-ccx-'))
  await cp(built, folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

test('the file is named for the plugin and its host', async () => {
  expect((await packCcx(folder)).name).toBe(`${manifest.id}_PS.ccx`)
})

test('it holds the manifest at its root and everything that is named, and nothing else', async () => {
  await writeFile(join(folder, '.DS_Store'), 'x')
  await writeFile(join(folder, 'package-lock.json'), '{}')
  await writeFile(join(folder, 'old.ccx'), 'x')
  const { bytes } = await packCcx(folder)
  expect(Object.keys(unzipSync(bytes))).toEqual([
    'icons/panel-dark@1x.png',
    'icons/panel-dark@2x.png',
    'icons/panel-light@1x.png',
    'icons/panel-light@2x.png',
    'icons/plugin@1x.png',
    'icons/plugin@2x.png',
    'index.css',
    'index.html',
    'index.js',
    'manifest.json',
  ])
})

test('packing the same twice gives the same bytes, whatever the files’ times and the time zone', async () => {
  const first = await packCcx(folder)
  await utimes(join(folder, 'index.js'), 1, 1)
  const zone = process.env.TZ
  process.env.TZ = 'Pacific/Auckland'
  try {
    expect(Buffer.compare((await packCcx(folder)).bytes, first.bytes)).toBe(0)
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('what is packed is what was built', async () => {
  const packed = unzipSync((await packCcx(folder)).bytes)
  expect(JSON.parse(Buffer.from(packed['manifest.json']!).toString('utf8'))).toEqual(manifest)
})

test('each icon has the pixels that the manifest says, at each scale', async () => {
  const packed = unzipSync((await packCcx(folder)).bytes)
  const panel = manifest.entrypoints.find((entry: { type: string }) => entry.type === 'panel')
  for (const icon of [...manifest.icons, ...panel.icons]) {
    for (const [index, path] of iconFiles(icon).entries()) {
      const { width, height } = decodePng(packed[path]!).picture
      const edge = icon.width * icon.scale[index]
      expect({ path, width, height }).toEqual({ path, width: edge, height: edge })
    }
  }
})

test('a file that is named but missing is no package', async () => {
  await rm(join(folder, 'icons/plugin@2x.png'))
  await expect(packCcx(folder)).rejects.toThrow(/plugin@2x\.png/u)
  await cp(join(built, 'icons/plugin@2x.png'), join(folder, 'icons/plugin@2x.png'))
})
