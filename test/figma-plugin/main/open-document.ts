import { onTestFinished } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { callJobs } from '../../../core/worker/call-jobs.ts'
import type { DocumentJobs } from '../../../figma-plugin/document-jobs.ts'
import { documentOverJobs } from '../../../figma-plugin/document-jobs.ts'
import type { FigmaDocument } from '../../../figma-plugin/protocol/figma-document.ts'
import { openSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import type { Hand } from '../stand-in/border/hand.ts'

export interface OpenDocument {
  readonly sandbox: Sandbox
  readonly hand: Hand
  readonly document: FigmaDocument
}

/** Opens a document with the built plugin in it, until the test is over. */
export async function openDocument(options: SandboxOptions = {}): Promise<OpenDocument> {
  const sandbox = await openSandbox(options)
  onTestFinished(() => sandbox.close())
  const document = documentOverJobs(callJobs<DocumentJobs>(sandbox.port))
  return { sandbox, hand: sandbox.hand, document }
}

/** A PNG file of one colour. */
export function pngFile(width = 8, height = 6): Uint8Array {
  return encodePng(createPicture({ width, height }, 8))
}

/** Draws a rectangle that is filled with a picture; gives its id. */
export function addPicture(hand: Hand, drawing: Partial<Parameters<Hand['addNode']>[0]> = {}) {
  const imageHash = hand.addImage(pngFile())
  const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }]
  return hand.addNode({
    type: 'RECTANGLE',
    name: 'Cup',
    width: 80,
    height: 60,
    fills,
    ...drawing,
  })
}
