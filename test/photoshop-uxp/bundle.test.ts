import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import vm from 'node:vm'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'

const folder = join(root, 'build/photoshop-uxp')
const bundle = await readFile(join(folder, 'index.js'), 'utf8').catch(() => {
  throw new Error('Expected build/photoshop-uxp: run `npm run build -- photoshop` first')
})
const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))

/** Loads the bundle where nothing exists but what UXP documents for start-up; the engine's newest built-ins are gone. */
function load() {
  const required: string[] = []
  const setups: unknown[] = []
  const modules: Record<string, unknown> = {
    photoshop: {},
    uxp: { entrypoints: { setup: (handlers: unknown) => setups.push(handlers) } },
  }
  const context = vm.createContext({
    module: { exports: {} },
    exports: {},
    require: (id: string) => {
      required.push(id)
      if (id in modules) return modules[id]
      throw new Error(`NotModelled: require('${id}')`)
    },
  })
  vm.runInContext(
    'delete globalThis.WebAssembly; delete globalThis.Iterator; delete Promise.withResolvers; delete Array.prototype.toSorted; delete Array.prototype.findLast',
    context,
  )
  vm.runInContext(bundle, context)
  return { required, setups }
}

test('the bundle registers its panel while it loads, and touches nothing else', () => {
  const { required, setups } = load()
  expect(setups).toEqual([{ panels: { pentimento: { create: expect.any(Function) } } }])
  expect([...new Set(required)].sort()).toEqual(['photoshop', 'uxp'])
})

test('the folder holds everything that its manifest and page name', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '')
  const panel = manifest.entrypoints[0]
  const icons = [...manifest.icons, ...panel.icons].map((icon: { path: string }) => icon.path)
  const doubled = icons.map((path: string) => path.replace('.png', '@2x.png'))
  for (const path of ['index.html', ...named, ...icons, ...doubled]) {
    expect(existsSync(join(folder, path)), path).toBe(true)
  }
})

test('the manifest is what Photoshop 25 and newer take', () => {
  expect(manifest).toMatchObject({ manifestVersion: 5, host: { app: 'PS', minVersion: '25.0.0' } })
  expect(manifest.version).toMatch(/^\d{1,2}\.\d{1,2}\.\d{1,2}$/)
  expect(manifest.entrypoints.map((entry: { id: string }) => entry.id)).toEqual(['pentimento'])
})
