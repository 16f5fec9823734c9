import { afterEach, expect, test } from 'vitest'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

/** A panel over a picture with three versions, each built on the one before. */
async function openWithVersions(): Promise<OpenPanel> {
  const panel = await openPanel()
  for (const words of ['one', 'two', 'three']) {
    ask(panel, words)
    await panel.store.refine()
  }
  return panel
}

/** The number of the version that shows; 0 is the source. */
function shown({ store }: OpenPanel): number | string {
  const head = store.getState().picked?.head
  if (head?.kind !== 'version') return head?.kind === 'source' ? 0 : 'mix'
  const versions = pickedLineage(store.getState())?.versions ?? []
  return versions.find(({ record }) => record.id === head.id)?.record.number ?? 'unknown'
}

test('previous goes back version by version, and from the first to the source', async () => {
  const panel = await openWithVersions()
  const seen: (number | string)[] = []
  for (let press = 0; press < 4; press++) {
    await panel.store.showPrevious()
    seen.push(shown(panel))
  }
  expect(seen).toEqual([2, 1, 0, 0])
  expect(panel.store.getState().said).toBe('The source shows; nothing is before it.')
  expect(panel.store.getState().problem).toBeNull()
})

test('next goes on in the order the versions were made, and stays at the newest', async () => {
  const panel = await openWithVersions()
  await panel.store.show(null)
  const seen: (number | string)[] = []
  for (let press = 0; press < 4; press++) {
    await panel.store.showNext()
    seen.push(shown(panel))
  }
  expect(seen).toEqual([1, 2, 3, 3])
  expect(panel.store.getState().said).toBe('The newest version shows.')
})

test('before and after shows the source, then again the version that showed', async () => {
  const panel = await openWithVersions()
  await panel.store.showPrevious()
  await panel.store.toggleBefore()
  expect(shown(panel)).toBe(0)
  await panel.store.toggleBefore()
  expect(shown(panel)).toBe(2)
})

test('after shows the newest version when none showed before', async () => {
  const panel = await openWithVersions()
  await panel.store.show(null)
  await panel.store.toggleBefore()
  expect(shown(panel)).toBe(3)
})

test('a mix that could not be brought back is not taken away', async () => {
  const panel = await openPanel(undefined, {
    host: (host) => ({
      ...host,
      pick: async (options) => {
        const picked = await host.pick(options)
        return picked && { ...picked, head: { kind: 'mix', ids: ['a', 'b'] } }
      },
      show: () => Promise.reject(new Error('Expected nothing to be shown')),
    }),
  })
  ask(panel, 'one')
  await panel.store.refine()
  await panel.store.toggleBefore()
  expect(panel.store.getState().problem?.error).toMatchObject({
    code: 'not_found',
    message: 'Several versions show together, and that mix could not be brought back.',
  })
})

test('stepping says when there is no version', async () => {
  const panel = await openPanel()
  for (const step of ['showPrevious', 'showNext', 'toggleBefore'] as const) {
    panel.store.dispatch({ type: 'problem', problem: null })
    await panel.store[step]()
    expect(panel.store.getState().problem?.error.message).toBe('There is no version to show.')
  }
})
