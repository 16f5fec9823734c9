import type { FigmaDocument } from '../protocol/figma-document.ts'
import type { DrawnNodes } from './drawn-nodes.ts'
import { images } from './images.ts'
import { resizeWindow } from './panel-window.ts'
import { readAround } from './read-around.ts'
import { readLook, readNodes, readScan } from './read-document.ts'
import { asRefusal } from './refusals.ts'
import { readShapes } from './shapes.ts'
import { storage } from './storage.ts'
import { runWrite } from './write/run-write.ts'

/**
 * Makes the document's side of the protocol, over Figma's own API.
 *
 * Whatever Figma throws reaches the panel as something that a user can understand.
 *
 * @param command what the plugin was started with.
 */
export function createDocument(command: string, drawn: DrawnNodes): FigmaDocument {
  return explained({
    async start() {
      const { documentColorProfile: colorProfile } = figma.root
      return { command, editor: figma.editorType, colorProfile }
    },
    fileName: async () => figma.root.name,
    look: async () => ({ ...readLook(), drawn: drawn.list() }),
    scan: () => readScan(),
    around: async (beginning) => readAround(beginning),
    nodes: (ids) => readNodes(ids),
    shapes: (source) => readShapes(source, drawn.list()),
    ...images,
    write: (request) => runWrite(request, (made) => drawn.leaveOut(made)),
    ...storage,
    async resizeWindow(size) {
      await resizeWindow(size)
      return null
    },
  })
}

function explained(document: FigmaDocument): FigmaDocument {
  const verbs = Object.entries(document).map(([verb, serve]) => [
    verb,
    async (input: never) => {
      try {
        return await serve(input)
      } catch (thrown) {
        throw asRefusal(thrown, {
          message: 'Figma could not do what Pentimento needed just now.',
          hint: 'Try again; if it stays so, close the panel and open it once more.',
        })
      }
    },
  ])
  // Every verb is there, each with the input and answer that it had.
  return Object.fromEntries(verbs) as FigmaDocument
}
