import { expect, test } from 'vitest'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { type CommandTarget, runCommand } from '../../../figma-plugin/ui/page/run-command.ts'

const versions = [
  { record: { id: 'v1' }, layer: '1:11' },
  { record: { id: 'v2' }, layer: '1:12' },
]

/** A panel with two versions, the second of which shows; `done` lists what was asked of it. */
function openPanel(options: { readonly loaded?: boolean } = {}) {
  const done: string[] = []
  const listeners = new Set<() => void>()
  let loaded = options.loaded ?? true
  const note = (what: string) => async () => void done.push(what)
  const store = {
    getState: () => ({
      loaded,
      picked: { head: { kind: 'version', id: 'v2' } },
      lineages: [{ versions }],
    }),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refineAgain: note('refineAgain'),
    flattenShown: note('flattenShown'),
    showReport: note('showReport'),
    branchFrom: async (version: string | null) => void done.push(`branchFrom ${version}`),
  } as unknown as CommandTarget
  const load = () => {
    loaded = true
    for (const listener of [...listeners]) listener()
  }
  return { store, done, load, listeners }
}

const selecting = (...nodes: readonly { id: string; version?: string }[]) => ({
  look: async () => ({
    page: '0:1',
    selection: nodes.map(
      ({ id, version }) =>
        ({ id, data: version === undefined ? {} : { version } }) as unknown as NodeFacts,
    ),
  }),
})

test('each menu command does one thing of the panel’s, and opening does none', async () => {
  const commands = { 'refine-again': 'refineAgain', flatten: 'flattenShown', report: 'showReport' }
  for (const [command, expected] of Object.entries(commands)) {
    const { store, done } = openPanel()
    await runCommand(command, store, selecting())
    expect(done).toEqual([expected])
  }
  const { store, done } = openPanel()
  await runCommand('open', store, selecting({ id: '1:11', version: '{}' }))
  await runCommand('a command of tomorrow', store, selecting())
  expect(done).toEqual([])
})

test('the button on a hidden version makes it the one that the next refinement builds on', async () => {
  const { store, done, load, listeners } = openPanel({ loaded: false })
  const command = runCommand('refine', store, selecting({ id: '1:11', version: '{}' }))
  expect(listeners.size).toBe(1)
  load()
  await command
  expect(done).toEqual(['branchFrom v1'])
  expect(listeners.size).toBe(0)
})

test('the button on what shows already, on a source or on several layers changes nothing', async () => {
  const { store, done } = openPanel()
  await runCommand('refine', store, selecting({ id: '1:12', version: '{}' }))
  await runCommand('refine', store, selecting({ id: '1:11' }))
  await runCommand('refine', store, selecting({ id: '9:9', version: '{}' }))
  await runCommand(
    'refine',
    store,
    selecting({ id: '1:11', version: '{}' }, { id: '1:12', version: '{}' }),
  )
  await runCommand('refine', store, selecting())
  expect(done).toEqual([])
})
