import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import vm from 'node:vm'
import { expect, test } from 'vitest'
import { bytesOfParts } from '../../scripts/build-photoshop.ts'
import { iconFiles } from '../../scripts/pack-ccx.ts'
import { uncertainInUxp } from '../../scripts/rejected-source.ts'
import { root } from '../../scripts/root.ts'
import { createUxp } from '../hosts/photoshop/uxp/create-uxp.ts'

const folder = join(root, 'build/photoshop-uxp')
const bundle = await readFile(join(folder, 'index.js'), 'utf8').catch(() => {
  throw new Error('Expected build/photoshop-uxp: run `npm run build -- photoshop` first')
})
const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))

/** Loads the bundle where Photoshop has nothing to offer, so that only what comes first can work. */
function load() {
  const required: string[] = []
  const { uxp, driver } = createUxp({ manifest })
  const modules: Record<string, unknown> = { photoshop: {}, uxp }
  const context = vm.createContext({
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    require: (id: string) => {
      required.push(id)
      if (id in modules) return modules[id]
      throw new Error(`NotModelled: require('${id}')`)
    },
  })
  return { context, required, driver, run: () => vm.runInContext(bundle, context) }
}

test('panel and commands are registered while the bundle loads, before anything can fail', async () => {
  const { run, driver, required } = load()
  run()
  driver.scriptEnded()
  const root = { textContent: '', appendChild: () => undefined, style: {} }
  for (const { type, id } of manifest.entrypoints) {
    if (type === 'command') await driver.runCommand(id)
  }
  expect(() => run()).toThrow(/entrypoints\.setup can be called only once/u)
  await expect(driver.createPanel('pentimento', root as unknown as HTMLElement)).rejects.toThrow(
    /document is not defined/u,
  )
  expect([...new Set(required)].sort()).toEqual(['photoshop', 'uxp'])
})

test('the bundle adds one name of its own to the globals, zod’s, and what UXP lacks', () => {
  const { context, run } = load()
  const before = new Set(Object.keys(context))
  run()
  const added = Object.keys(context).filter((name) => !before.has(name))
  expect(added.sort()).toEqual(['Pentimento', '__zod_globalConfig', 'queueMicrotask'])
  expect(Object.keys(context.Pentimento)).toEqual(['app'])
})

test('what is there is not replaced', () => {
  const { context, run } = load()
  const own = () => undefined
  context.queueMicrotask = own
  run()
  expect(context.queueMicrotask).toBe(own)
})

test('the bundle holds nothing that UXP refuses to run', () => {
  expect(uncertainInUxp(bundle)).toEqual([])
  expect(
    uncertainInUxp(
      'eval ("1"); new Function("1"); import("x"); WebAssembly.compile(b); new Worker(u); new SharedWorker(u)',
    ),
  ).toEqual(['eval (', 'new Function', 'import(', 'WebAssembly', 'new Worker', 'new SharedWorker'])
  expect(uncertainInUxp('retrieval(1); function evaluate() {} newFunction()')).toEqual([])
})

test('the bundle stays small enough to load at once', () => {
  expect(bundle.length).toBeLessThan(2_600_000)
})

test('bytes are added up by package, and by room of this project', () => {
  const inputs = {
    'node_modules/preact/a.js': 10,
    'node_modules/preact/b.js': 5,
    'node_modules/@noble/hashes/c.js': 7,
    'core/panel/parts/d.tsx': 20,
    'photoshop-uxp/e.ts': 1,
  }
  const given = Object.fromEntries(
    Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  )
  expect(bytesOfParts(given)).toEqual([
    ['core/panel', 20],
    ['node_modules/preact', 15],
    ['node_modules/@noble/hashes', 7],
    ['photoshop-uxp', 1],
  ])
})

test('the folder holds everything that its manifest and page name', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '')
  const panel = manifest.entrypoints[0]
  const icons = [...manifest.icons, ...panel.icons].flatMap(iconFiles)
  for (const path of ['index.html', ...named, ...icons]) {
    expect(existsSync(join(folder, path)), path).toBe(true)
  }
})

test('the page loads a classic script by a relative path, without anything that UXP leaves out', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  expect(page).toContain('<script src="index.js"></script>')
  expect(page).not.toMatch(/type="module"|crossorigin|https?:|on\w+=/u)
})

test('the listing has its icons', () => {
  for (const size of [48, 96, 192]) {
    expect(existsSync(join(root, `build/photoshop-listing/icon-${size}.png`))).toBe(true)
  }
})
