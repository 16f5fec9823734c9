import { expect, test, vi } from 'vitest'
import { openBareSeat } from '../seats/open-bare-seat.ts'

test('a command runs in the built plugin while its panel is closed, and opens it for what the user must know', async () => {
  const seat = await openBareSeat()
  await seat.uxp.driver.runCommand('refineAgain')
  await vi.waitFor(() => expect(seat.uxp.shownPanels).toEqual(['pentimento']))
  expect(seat.app?.store.getState().problem?.error).toMatchObject({
    code: 'not_found',
    message: 'There is no instruction to use again yet.',
  })
  expect(seat.uxp.driver.overdue).toEqual([])
  expect(seat.realm.log).toEqual([])
})

test('settings are kept on the machine, and are there after a restart', async () => {
  const seat = await openBareSeat()
  await vi.waitFor(() => expect(seat.app?.store.getState().loaded).toBe(true))
  seat.app?.store.setProvider('openai')
  await seat.app?.store.saveKey('openai', 'sk-test-0123')
  const { disk } = seat.uxp
  await vi.waitFor(() =>
    expect([...disk.files.keys()]).toContain('data/settings/kpanel_2fchoices.value'),
  )

  const again = await openBareSeat({ module: { disk } })
  await vi.waitFor(() => expect(again.app?.store.getState().loaded).toBe(true))
  expect(again.app?.store.getState()).toMatchObject({
    setup: { provider: 'openai' },
    keys: { openai: true },
  })
  const files = [...disk.files.values()].map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
  expect(files.join()).not.toContain('sk-test')
})

test('a key that UXP lost is asked for again', async () => {
  const seat = await openBareSeat()
  await seat.app?.store.saveKey('openai', 'sk-test-0123')
  const { disk } = seat.uxp
  disk.secrets.clear()
  const again = await openBareSeat({ module: { disk, lostSecrets: 'rejected' } })
  await vi.waitFor(() => expect(again.app?.store.getState().loaded).toBe(true))
  const { keys = {} } = again.app?.store.getState() ?? {}
  expect(keys).toMatchObject({ openai: false })
  // Nor is one taken for another painter's.
  expect(Object.values(keys)).not.toContain(true)
  expect(again.app?.store.getState().problem).toBeNull()
})
