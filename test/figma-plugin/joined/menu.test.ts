import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { agreedCoffee, button, layerNamed, layersOf, patience, refine, reopened } from './coffee.ts'
import { type OpenFigma, useFigma } from './figma-window.ts'

const figma = useFigma()
const { menu } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as {
  menu: { name?: string; command?: string }[]
}

function commandOf(name: string): string {
  const command = menu.find((item) => item.name === name)?.command
  if (!command) throw new Error(`Expected “${name}” in the menu`)
  return command
}

/** A file with one version that shows and is selected; the plugin is closed. */
async function refinedOnce(): Promise<OpenFigma['sandbox']> {
  const opened = await figma.open(agreedCoffee())
  await refine(opened, 'make the light warmer', 1)
  await opened.close()
  return opened.sandbox
}

function reopen(sandbox: OpenFigma['sandbox'], command: string, select: string) {
  return figma.open({ ...reopened(sandbox, select), command })
}

const version = 'Cup · v1 · make the light warmer'

test('the menu refines again with the last instruction', async () => {
  const command = commandOf('Refine again with the last instruction')
  const { ui, sandbox } = await reopen(await refinedOnce(), command, version)
  await ui.getByText('Shows v2', { exact: true }).waitFor()
  expect(layersOf(sandbox).map(({ name }) => name)).toEqual([
    'Cup · v2 · make the light warmer',
    version,
    'Cup',
  ])
})

test('the menu flattens the version that shows', async () => {
  const { sandbox } = await reopen(await refinedOnce(), commandOf('Flatten version'), version)
  const images = () =>
    (layerNamed(sandbox, version).fills as readonly { type: string }[]).map(({ type }) => type)
  await expect.poll(images, patience).toEqual(['IMAGE', 'SOLID'])
})

test('the menu shows the report of the version that shows', async () => {
  const { ui } = await reopen(await refinedOnce(), commandOf('Show report'), version)
  await ui.getByLabel('Measured').waitFor()
})

test('the button on a hidden version continues from it', async () => {
  const sandbox = await refinedOnce()
  const before = layerNamed(sandbox, version)
  expect(Object.keys(before.relaunch)).toEqual(['refine'])
  sandbox.hand.setVisible(before.id, false)
  sandbox.hand.setVisible(layerNamed(sandbox, 'Cup').id, true)
  const again = await reopen(sandbox, 'refine', version)
  await again.ui.getByText('Shows v1', { exact: true }).waitFor()
  await button(again.ui, 'Refine').waitFor()
})
