import { expect, test } from 'vitest'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import { localServers } from '../../../figma-plugin/protocol/local-servers.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { manifest } from '../manifest.ts'

const themes = ['lightest', 'light', 'medium', 'dark', 'darkest']
const panel = manifest.entrypoints.find((entry: { type: string }) => entry.type === 'panel')

test('the manifest has the required keys of version 5, and none that the pages do not name', () => {
  expect(manifest.manifestVersion).toBe(5)
  expect(Object.keys(manifest).sort()).toEqual([
    'entrypoints',
    'host',
    'icons',
    'id',
    'main',
    'manifestVersion',
    'name',
    'requiredPermissions',
    'version',
  ])
})

test('the name is 3 to 45 ASCII characters and no mark of Adobe’s or of another tool’s maker', () => {
  expect(manifest.name).toMatch(/^[\x20-\x7e]{3,45}$/u)
  expect(manifest.name).not.toMatch(/adobe|photoshop|creative cloud|figma|canva/iu)
})

test('the version is the package’s, three numbers of at most two digits', () => {
  expect(manifest.version).toMatch(/^\d{1,2}\.\d{1,2}\.\d{1,2}$/u)
  expect(manifest.version).toBe(packageJson.version)
})

test('the host is one object, as a published package needs it, from Photoshop 25.0.0 on', () => {
  expect(manifest.host).toEqual({
    app: 'PS',
    minVersion: '25.0.0',
    data: { apiVersion: 2, loadEvent: 'use', enableMenuRecording: true },
  })
})

test('ids are plain and unique: key settings and recorded actions hang on them', () => {
  expect(manifest.id).toMatch(/^[\w.-]+$/u)
  const ids = manifest.entrypoints.map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/u)
})

test('panels say their sizes, which lie within each other', () => {
  const { minimumSize, maximumSize, preferredDockedSize, preferredFloatingSize } = panel
  for (const preferred of [preferredDockedSize, preferredFloatingSize]) {
    for (const side of ['width', 'height']) {
      expect(preferred[side]).toBeGreaterThanOrEqual(minimumSize[side])
      expect(preferred[side]).toBeLessThanOrEqual(maximumSize[side])
    }
  }
})

test('entry points are panels and commands with a label', () => {
  for (const { type, label, ...more } of manifest.entrypoints) {
    expect(['panel', 'command']).toContain(type)
    expect(label.default).not.toBe('')
    if (type === 'command') expect(Object.keys(more)).toEqual(['id'])
  }
})

test('the plugin’s icon is 24 pixels wide, the panel’s 23, at both scales', () => {
  expect(manifest.icons).toEqual([
    expect.objectContaining({ width: 24, height: 24, scale: [1, 2], species: ['pluginList'] }),
  ])
  for (const icon of panel.icons) {
    expect(icon).toMatchObject({ width: 23, height: 23, scale: [1, 2] })
  }
})

test('every theme of Photoshop has exactly one panel icon', () => {
  const covered = panel.icons.flatMap(({ theme }: { theme: string[] }) => theme)
  expect(covered.sort()).toEqual([...themes].sort())
})

/** A server on the own machine is a provider’s and a usual one at once. */
const wanted = [
  ...new Set([
    ...providerInfos.flatMap(({ origins }) => origins),
    ...localServers.map(({ origin }) => origin),
  ]),
]

test('promise 5: the plugin may reach the listed providers and the usual local servers, and asks for nothing else', () => {
  expect(manifest.requiredPermissions).toEqual({
    network: {
      domains: expect.arrayContaining(wanted),
    },
    localFileSystem: 'plugin',
    // To show its own panel when a command needs an answer.
    ipc: { enablePluginCommunication: true },
  })
  expect(manifest.requiredPermissions.network.domains).toHaveLength(wanted.length)
})
