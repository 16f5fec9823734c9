import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import type { Host } from '../../../../core/host.ts'
import type { PanelDeps } from '../../../../core/panel/panel-deps.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

type Saved = Parameters<NonNullable<PanelDeps['saveFile']>>[0]

async function openRefined(host: (host: Host) => Host = (same) => same) {
  const saved: Saved[] = []
  const saveFile = async (file: Saved) => void saved.push(file)
  const panel = await openPanel(undefined, { deps: { saveFile }, host })
  for (const instruction of ['make the light warmer', 'Add <b>beans</b> near the cup']) {
    ask(panel, instruction)
    await panel.store.refine()
  }
  return { panel, saved }
}

test('the story is one page with every round, its picture and its words, and nothing to load', async () => {
  const { panel, saved } = await openRefined()
  await panel.store.saveStory?.()
  const [page] = saved
  expect(saved).toHaveLength(1)
  expect(page).toMatchObject({ name: 'bottle-story.html', type: 'text/html' })
  expect(page?.text).toMatch(/^<!doctype html>/u)
  expect(page?.text).toContain('make the light warmer')
  expect(page?.text).toContain('Add &lt;b&gt;beans&lt;/b&gt; near the cup')
  // The source and both versions, and what shows now once more beside the source.
  expect(page?.text.match(/src="data:image\/png;base64,/gu)).toHaveLength(4)
  expect(page?.text).not.toMatch(/src="(?!data:)/u)
  expect(panel.store.getState()).toMatchObject({
    ...{ busy: false, doing: null, problem: null },
    said: 'Saved as bottle-story.html.',
  })
})

test('a picture that is gone is left out of the story, and so is nothing else', async () => {
  let first: string | null = null
  const { panel, saved } = await openRefined((host) => ({
    ...host,
    thumbnail: async (source, version, ...rest) => {
      if (version !== null && version === first) {
        throw new RefineError('not_found', 'The version is gone.', { hint: 'Pick another one.' })
      }
      return host.thumbnail(source, version, ...rest)
    },
  }))
  first = panel.store.getState().lineages[0]?.versions[0]?.record.id ?? null
  await panel.store.saveStory?.()
  expect(saved[0]?.text.match(/src="data:/gu)).toHaveLength(3)
  expect(saved[0]?.text).toContain('make the light warmer')
})

test('a host that can’t save files offers no story', async () => {
  const { store } = await openPanel()
  expect(store.saveStory).toBeNull()
})
