import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'

const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'))
const bundle = await readFile(join(root, 'build/main.js'), 'utf8')

/** All fields of Figma's page on the manifest; others are refused when the plugin is published. */
const knownFields = [
  ...['name', 'id', 'api', 'main', 'ui', 'documentAccess', 'networkAccess', 'parameters'],
  ...['parameterOnly', 'editorType', 'menu', 'relaunchButtons', 'enableProposedApi'],
  ...['enablePrivatePluginApi', 'build', 'permissions', 'capabilities', 'codegenLanguages'],
  'codegenPreferences',
]

test('the manifest has the fields that Figma knows, and those that it requires', () => {
  expect(Object.keys(manifest).filter((field) => !knownFields.includes(field))).toEqual([])
  expect(manifest).toMatchObject({
    name: 'Pentimento',
    id: 'pentimento',
    api: '1.0.0',
    main: 'build/main.js',
    ui: 'build/ui.js',
    editorType: ['figma', 'dev'],
    documentAccess: 'dynamic-page',
  })
})

test('the menu opens, refines again, flattens and shows the report', () => {
  const names = manifest.menu.flatMap((item: { name?: string }) => item.name ?? [])
  expect(names).toEqual([
    'Open Pentimento',
    'Refine again with the last instruction',
    'Flatten version',
    'Show report',
  ])
})

test('every command of the menu and of relaunch buttons starts something', () => {
  const items: { command?: string }[] = [...manifest.menu, ...manifest.relaunchButtons]
  const commands = items.flatMap(({ command }) => command ?? [])
  expect(commands).toHaveLength(5)
  for (const command of commands) expect(bundle).toMatch(new RegExp(`["']?${command}["']?:`, 'u'))
})

test('layers carry one button, which works for several of them, too', () => {
  expect(manifest.relaunchButtons).toEqual([
    { name: 'Refine from here', command: 'refine', multipleSelection: true },
  ])
})

test('nothing is asked for that is not needed', () => {
  expect(manifest).not.toHaveProperty('permissions')
  expect(manifest).not.toHaveProperty('enableProposedApi')
})
