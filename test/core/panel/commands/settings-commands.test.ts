import { afterEach, expect, test } from 'vitest'
import { fromUtf8, toUtf8 } from '../../../../core/bytes.ts'
import { panelSettingsKey } from '../../../../core/panel/commands/stored-choices.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

test('promise 6: a key goes to the secrets and nowhere else', async () => {
  const panel = await openPanel()
  await panel.store.saveKey('cloud', ' sk-secret ')
  panel.store.setProvider('cloud')
  panel.store.setBaseUrl('cloud', 'https://other.example')
  expect(panel.secrets.kept.get('cloud')).toBe('sk-secret')
  expect(panel.store.getState().keys).toEqual({ cloud: true })
  expect(JSON.stringify(panel.store.getState())).not.toContain('sk-secret')
  const kept = [...panel.settings.kept.values()].map(fromUtf8).join()
  expect(kept).toContain('other.example')
  expect(kept).not.toContain('sk-secret')
  await panel.store.deleteKey('cloud')
  expect(panel.store.getState().keys).toEqual({ cloud: false })
  expect(panel.secrets.kept.size).toBe(0)
})

test('choices are remembered, and damaged ones are ignored', async () => {
  const first = await openPanel()
  first.store.setProvider('cloud')
  first.store.setUp({ quality: 'high', variations: 2 })
  const second = await openPanel(undefined, { settings: first.settings })
  expect(second.store.getState().setup).toMatchObject({ provider: 'cloud', quality: 'high' })
  second.store.setProvider('scripted')
  ask(second, 'add steam')
  await second.store.refine()
  const kept = [...first.settings.kept.values()].map(fromUtf8).join()
  expect(JSON.parse(kept)).toMatchObject({ instruction: 'add steam', provider: 'scripted' })
  await first.settings.set(panelSettingsKey, Uint8Array.of(1, 2, 3))
  const third = await openPanel(undefined, { settings: first.settings })
  expect(third.store.getState().setup.provider).toBe('scripted')
})

test('choices of a panel that remembered no instruction yet are taken all the same', async () => {
  const first = await openPanel()
  const choices = { provider: 'cloud', model: null, quality: null, variations: 1, baseUrls: {} }
  await first.settings.set(panelSettingsKey, toUtf8(JSON.stringify(choices)))
  const second = await openPanel(undefined, { settings: first.settings })
  expect(second.store.getState().setup.provider).toBe('cloud')
  expect(second.store.getState().lastInstruction).toBe('')
})

test('whether prompts may stand in the file is the host’s to keep, and asked for once', async () => {
  const written: boolean[] = []
  const promptsInFile = {
    read: async () => true,
    write: async (allowed: boolean) => void written.push(allowed),
  }
  const { store } = await openPanel(undefined, { host: (host) => ({ ...host, promptsInFile }) })
  expect(store.getState().promptsInFile).toBe(true)
  await store.setPromptsInFile(false)
  expect(written).toEqual([false])
  expect(store.getState().promptsInFile).toBe(false)
})

test('a host without such a place offers no switch for it', async () => {
  const { store } = await openPanel()
  expect(store.getState().promptsInFile).toBeNull()
})
