import type { ActionDescriptor, ExecutionContext } from 'photoshop'
import { createPhotoshop, type FakePhotoshop, type PhotoshopOptions } from '../create-photoshop.ts'
import type { NewDocument } from '../hand/new-document.ts'

/** A Photoshop with one document, and short ways to use it as a plugin. */
export interface Scene extends FakePhotoshop {
  readonly documentID: number
  /** Runs in a modal scope. */
  modal<T>(work: (context: ExecutionContext) => Promise<T>): Promise<T>
  /** Plays commands in a modal scope. */
  play(...commands: ActionDescriptor[]): Promise<ActionDescriptor[]>
}

const red = [255, 0, 0, 255] as const

/** The layers of most tests: a Background (1), Base (2), Curves (3) clipped to it, and Top (4), which is selected. */
export const fourLayers: NewDocument = {
  size: { width: 8, height: 8 },
  layers: [
    { kind: 'background', name: 'Background', fill: { color: [255, 255, 255, 255] } },
    { name: 'Base', fill: { rect: { x: 1, y: 1, width: 4, height: 4 }, color: red } },
    { kind: 'adjustment', name: 'Curves', clipped: true },
    { name: 'Top', fill: { rect: { x: 2, y: 2, width: 2, height: 2 }, color: red } },
  ],
}

/** Opens a document in a new Photoshop. */
export function openScene(
  document: NewDocument = fourLayers,
  options: PhotoshopOptions = {},
): Scene {
  const fake = createPhotoshop(options)
  const documentID = fake.hand.openDocument(document)
  const { core, action } = fake.photoshop
  const modal: Scene['modal'] = (work) => core.executeAsModal(work, { commandName: 'Test' })
  return {
    ...fake,
    documentID,
    modal,
    play: (...commands) => modal(() => action.batchPlay(commands, {})),
  }
}

/** A reference to a layer by its number. */
export function layerRef(_id: number): { readonly _ref: 'layer'; readonly _id: number } {
  return { _ref: 'layer', _id }
}

/** The element of a batchPlay answer for what failed. */
export function failure(result: number): object {
  return { _obj: 'error', message: expectString, result }
}

// Messages are localised: tests look at numbers.
const expectString = { asymmetricMatch: (other: unknown) => typeof other === 'string' }
