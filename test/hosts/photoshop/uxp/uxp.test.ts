import { expect, test } from 'vitest'
import type { EntrypointHandlers } from '../../../../photoshop-uxp/uxp.ts'
import { manifest } from '../../../photoshop-uxp/manifest.ts'
import { createUxp } from './create-uxp.ts'

const panels = { pentimento: { create: () => undefined } }

test('entry points are set up once, and while the script runs', () => {
  const { uxp, driver } = createUxp({ manifest })
  uxp.entrypoints.setup({ panels })
  expect(() => uxp.entrypoints.setup({ panels })).toThrow(/can be called only once/u)
  const late = createUxp({ manifest })
  late.driver.scriptEnded()
  expect(() => late.uxp.entrypoints.setup({ panels })).toThrow(/was called too late/u)
  expect(driver.overdue).toEqual([])
})

test('only what the manifest names can be set up', () => {
  const setup = (handlers: object) => () =>
    createUxp({ manifest }).uxp.entrypoints.setup(handlers as EntrypointHandlers)
  expect(setup({ panels: { other: { create: () => undefined } } })).toThrow(/has no panel other/u)
  expect(setup({ commands: { other: () => undefined } })).toThrow(/has no command other/u)
  expect(setup({ panels: { pentimento: {} } })).toThrow(/neither create nor show/u)
  expect(setup({ plugin: {} })).toThrow(/^NotModelled: entrypoints\.setup with "plugin"$/u)
  expect(
    setup({ panels: { pentimento: { ...panels.pentimento, hide: () => undefined } } }),
  ).toThrow(/^NotModelled: panel pentimento with "hide"$/u)
})

test('entry points that take longer than 300 ms are counted', async () => {
  let time = 0
  const { uxp, driver } = createUxp({ manifest, now: () => time })
  uxp.entrypoints.setup({
    panels: {
      pentimento: {
        create: async () => {
          await Promise.resolve()
          time += 301
        },
      },
    },
    commands: {
      showNext: () => {
        time += 300
      },
      refine: () => {
        throw new Error('broken')
      },
    },
  })
  await driver.createPanel('pentimento', {} as HTMLElement)
  await driver.runCommand('showNext')
  await expect(driver.runCommand('refine')).rejects.toThrow('broken')
  expect(driver.overdue).toEqual(['panel pentimento'])
  await expect(driver.runCommand('stop')).rejects.toThrow(/registered no command stop/u)
})

test('secrets come back as bytes, and empty ones are refused', async () => {
  const { secureStorage } = createUxp({ manifest }).uxp.storage
  await secureStorage.setItem('key', 'ü')
  expect(await secureStorage.getItem('key')).toEqual(new Uint8Array([0xc3, 0xbc]))
  expect([secureStorage.length, secureStorage.key(0)]).toEqual([1, 'key'])
  await expect(secureStorage.setItem('key', '')).rejects.toThrow('The value is empty')
  await expect(secureStorage.setItem('key', 5 as unknown as string)).rejects.toThrow(TypeError)
  await secureStorage.removeItem('key')
  await expect(secureStorage.removeItem('key')).rejects.toThrow('There is no such item')
  await expect(secureStorage.clear()).rejects.toThrow('There is no item to clear')
})

test('a key that got lost is answered in each way that may be', async () => {
  const lost = (lostSecrets: 'null' | 'empty' | 'rejected') =>
    createUxp({ manifest, lostSecrets }).uxp.storage.secureStorage.getItem('key')
  expect(await lost('null')).toBeNull()
  expect(await lost('empty')).toEqual(new Uint8Array())
  await expect(lost('rejected')).rejects.toThrow('Could not decrypt')
})

test('panels are shown only with the manifest’s permission', async () => {
  const without = { ...manifest, requiredPermissions: {} }
  const [plugin] = createUxp({ manifest: without }).uxp.pluginManager.plugins
  await expect(plugin!.showPanel('pentimento')).rejects.toThrow(/Permission denied/u)
  const [own] = createUxp({ manifest }).uxp.pluginManager.plugins
  expect(await own!.showPanel('other')).toBe('Panel other could not be shown')
})

test('nothing outside can be opened: the manifest asks for no such permission', async () => {
  const { shell } = createUxp({ manifest }).uxp
  await expect(shell.openExternal('https://example.com')).rejects.toThrow(/no launchProcess/u)
})
