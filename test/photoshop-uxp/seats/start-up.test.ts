import { expect, test, vi } from 'vitest'
import { openBareSeat } from './open-bare-seat.ts'
import { runtimeOf } from './runtime.ts'
import { languageGlobals } from './strip-realm.ts'

test.each(['7.2', '9.3'] as const)('UXP %s has its own globals and nothing else', async (uxp) => {
  const { realm } = await openBareSeat({ uxp, bundle: '' })
  const there = realm.run('Object.getOwnPropertyNames(globalThis)') as string[]
  const { globals, missing } = runtimeOf(uxp)
  const known = new Set([...languageGlobals, ...globals.keys()])
  expect(there.filter((name) => !known.has(name))).toEqual([])
  for (const path of missing) {
    const value = path.startsWith('%') ? undefined : path
    if (value) expect(realm.run(`try { ${value} } catch {}`), path).toBeUndefined()
  }
  for (const name of ['TextEncoder', 'structuredClone', 'queueMicrotask', 'URL', 'Buffer']) {
    expect(realm.run(`typeof ${name}`), name).toBe('undefined')
  }
  expect(realm.run('typeof [1].values().map')).toBe(uxp === '7.2' ? 'undefined' : 'function')
  expect(realm.run('"append" in document.body')).toBe(false)
})

test.each(['7.2', '9.3'] as const)(
  'the bundle starts in UXP %s and draws its panel',
  async (uxp) => {
    const seat = await openBareSeat({ uxp })
    expect(seat.app?.host.capabilities.leavesRequests).toBeDefined()
    const panel = await seat.openPanel()
    expect(panel.textContent).toBe('Pentimento is starting…')
    await vi.waitFor(() => expect(panel.querySelector('.pentimento')).not.toBeNull())
    expect(seat.realm.log).toEqual([])
    expect(seat.uxp.driver.overdue).toEqual([])
  },
)

test('a start-up failure is shown in the panel itself', async () => {
  const photoshop = { action: {}, app: {}, core: {}, imaging: {}, constants: {} }
  const seat = await openBareSeat({ modules: { photoshop } })
  expect(seat.app).toBeNull()
  const panel = await seat.openPanel()
  await vi.waitFor(() => expect(panel.textContent).toContain('Pentimento could not start.'))
  expect(panel.textContent).toContain('For a report: ')
})
