import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { root } from '../../../scripts/root.ts'
import type { TreeNode } from '../stand-in/border/contract.ts'
import type { Hand } from '../stand-in/border/hand.ts'
import type { FigmaOptions, OpenFigma } from './figma-window.ts'

/** 600 × 400 pixels, opaque, sRGB. */
export const coffeeFile = new Uint8Array(
  readFileSync(join(root, 'standalone/playground/samples/coffee.png')),
)

/** How long what comes sooner or later may take. */
export const patience = { timeout: 30_000 }

/** Draws the coffee on the page at half its size, below a scrim, and selects it; gives its id. */
export function drawCoffee(hand: Hand, name = 'Cup'): string {
  const imageHash = hand.addImage(coffeeFile)
  const id = hand.addNode({
    type: 'RECTANGLE',
    name,
    x: 100,
    y: 50,
    width: 300,
    height: 200,
    fills: [
      { type: 'IMAGE', scaleMode: 'FILL', imageHash },
      { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.1 },
    ],
  })
  hand.select([id])
  return id
}

/** A file in which the user agreed before, with the coffee selected. */
export function agreedCoffee(name?: string): FigmaOptions {
  return {
    storage: [['consent/file-1', 'agreed']],
    prepare: (hand) => {
      hand.setSharedData('0:0', 'pentimento', 'file', 'file-1')
      drawCoffee(hand, name)
    },
  }
}

/** Opens a file again on the same machine, with one layer selected. */
export function reopened({ hand, storage }: OpenFigma['sandbox'], selected: string): FigmaOptions {
  return {
    saved: hand.save(),
    storage,
    prepare: (again) => {
      const found = again.tree().find(({ name }) => name === selected)
      if (!found) throw new Error(`Expected a layer “${selected}” in the saved file`)
      again.select([found.id])
    },
  }
}

/** Layers of the current page, topmost first, without those that lie in others. */
export function layersOf({ hand }: OpenFigma['sandbox']): readonly TreeNode[] {
  const page = hand.currentPage()
  return hand
    .tree()
    .filter(({ parent }) => parent === page)
    .reverse()
}

export function layerNamed({ hand }: OpenFigma['sandbox'], name: string): TreeNode {
  const found = hand.tree().filter((node) => node.name === name)
  if (found.length !== 1) throw new Error(`Expected one layer “${name}” but found ${found.length}`)
  return found[0]!
}

/** Hashes of a layer's image paints, bottom first. */
export function imagesOf({ fills }: TreeNode): readonly string[] {
  if (fills === 'mixed') return []
  return fills.flatMap(({ type, imageHash }) => (type === 'IMAGE' ? [String(imageHash)] : []))
}

export const button = (ui: OpenFigma['ui'], name: string | RegExp): Locator =>
  ui.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** Opens a version's details, unless they are open. */
export async function openVersion(ui: OpenFigma['ui'], number: number): Promise<void> {
  const row = ui.getByRole('button', { name: new RegExp(`^v${number}(, starred)?: `) })
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
}

/**
 * Types an instruction, presses Refine and waits until version `number` shows, and is the one that the panel has
 * chosen: that comes last, and would undo what a test chooses before.
 */
export async function refine(
  { ui }: OpenFigma,
  instruction: string,
  number: number,
): Promise<void> {
  await ui.getByLabel('Instruction').fill(instruction)
  await button(ui, 'Refine').click()
  await ui.getByText(`Shows v${number}`, { exact: true }).waitFor()
  await ui.getByRole('button', { name: new RegExp(`^v${number}\\b`), expanded: true }).waitFor()
}
