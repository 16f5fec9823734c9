import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getQuickJS, type QuickJSContext } from 'quickjs-emscripten'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'
import { fakeFigma } from './fake-figma.ts'
import { rejectedSource } from './rejected-source.ts'

const bundle = await readFile(join(root, 'build/main.js'), 'utf8').catch(() => {
  throw new Error('Expected build/main.js: run `npm run build -- figma` first')
})
let sandbox: QuickJSContext

beforeEach(async () => {
  sandbox = (await getQuickJS()).newContext()
  run(fakeFigma)
})

afterEach(() => sandbox.dispose())

/** Runs source text inside the sandbox and lets its promises settle; gives the value of the last expression. */
function run(source: string): unknown {
  const value = sandbox.unwrapResult(sandbox.evalCode(source))
  const dumped = sandbox.dump(value)
  value.dispose()
  sandbox.runtime.executePendingJobs()
  return dumped
}

function seen() {
  return JSON.parse(String(run('seen()')))
}

function ask(id: number, name: string, input: unknown): void {
  run(`send(${JSON.stringify({ pentimento: 'job', type: 'start', id, name, input })})`)
}

test('the bundle holds nothing that makes the sandbox reject the plugin', () => {
  expect(rejectedSource(bundle)).toEqual([])
  expect(rejectedSource('"Figma import (2026)" /* --> */')).toEqual(['import (', '-->'])
})

test('the bundle runs with nothing but what Figma gives, and shows the panel', () => {
  run(bundle)
  const [panel] = seen().shown
  expect(panel.html).toContain('/* the panel */')
  expect(panel.options).toEqual({ width: 340, height: 720, themeColors: true })
})

test('the picked picture is described by its file, not by its node', () => {
  run(bundle)
  const node = run(`addPicture('Cup </script> ☕')`)
  ask(1, 'pickImage', null)
  expect(seen().posted).toEqual([
    {
      pentimento: 'job',
      type: 'done',
      id: 1,
      result: {
        node,
        name: 'Cup </script> ☕',
        imageHash: 'image-1',
        width: 640,
        height: 480,
        marker: '',
      },
    },
  ])
})

test('nothing usable picked is answered with null, and an unknown question with an error', () => {
  run(bundle)
  ask(1, 'pickImage', null)
  ask(2, 'deleteEverything', null)
  run(`send({ type: 'somebody else’s message' })`)
  const [nothing, error, ...more] = seen().posted
  expect(nothing).toMatchObject({ id: 1, type: 'done', result: null })
  expect(error).toMatchObject({ id: 2, type: 'failed', error: { code: 'internal' } })
  expect(more).toEqual([])
})

test('a version is a clone in the source’s place with one overlay above the base image, in one undo step', () => {
  run(bundle)
  const node = run(`addPicture('Cup')`)
  const png = 'new Uint8Array([0x89, 9])'
  run(`send({ pentimento: 'job', type: 'start', id: 1, name: 'placeOverlays', input: {
    node: '${node}', imageHash: 'image-1', marker: '{"lineage":"l1"}', show: 'a',
    versions: [
      { id: 'a', parent: null, name: 'Cup · v1 · warmer', overlay: ${png}, record: '{}' },
      { id: 'b', parent: 'a', name: 'Cup · v2 · darker', overlay: ${png}, record: '{}' },
    ],
  } })`)
  const { layers, undoSteps, posted } = seen()
  expect(posted[0]).toMatchObject({ id: 1, type: 'done' })
  expect(undoSteps).toHaveLength(1)
  const transform = [
    [0, -1, 30],
    [1, 0, 40],
  ]
  expect(layers).toEqual([
    {
      name: 'Cup',
      visible: false,
      transform,
      fills: ['image-1', 'SOLID'],
      version: '',
      marker: '{"lineage":"l1"}',
    },
    {
      name: 'Cup · v1 · warmer',
      visible: true,
      transform,
      fills: ['image-1', 'image-2', 'SOLID'],
      version: 'a',
      marker: '',
    },
    {
      name: 'Cup · v2 · darker',
      visible: false,
      transform,
      fills: ['image-1', 'image-2', 'image-3', 'SOLID'],
      version: 'b',
      marker: '',
    },
  ])
})

test('a source whose picture was replaced meanwhile is left alone', () => {
  run(bundle)
  const node = run(`addPicture('Cup')`)
  ask(1, 'placeOverlays', { node, imageHash: 'image-0', marker: '', show: null, versions: [] })
  const { posted, undoSteps, layers } = seen()
  expect(posted[0]).toMatchObject({ type: 'failed', error: { code: 'source_changed' } })
  expect(undoSteps).toEqual([])
  expect(layers).toHaveLength(1)
})
