import { onTestFinished } from 'vitest'
import type { Placed } from '../../../core/host.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { callJobs } from '../../../core/worker/call-jobs.ts'
import { runInline } from '../../../core/worker/run-inline.ts'
import { type DocumentJobs, documentOverJobs } from '../../../figma-plugin/document-jobs.ts'
import { dataNamespace } from '../../../figma-plugin/protocol/entries.ts'
import type { FigmaHostDeps, Question } from '../../../figma-plugin/ui/host/host-parts.ts'
import { seeDocument } from '../../../figma-plugin/ui/host/see-document.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { createFigmaPixels } from '../../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import { figmaPixelJobsWith } from '../../../figma-plugin/worker/jobs.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import type { Drawing, PlainPaint, TreeNode } from '../stand-in/border/contract.ts'
import type { Hand } from '../stand-in/border/hand.ts'
import { type NewDraft, placementFor } from './placement.ts'

/** The built plugin's document half over a strict document, with the panel's half beside it as it is in Figma. */
export interface Bench {
  readonly sandbox: Sandbox
  readonly hand: Hand
  readonly deps: FigmaHostDeps
  readonly questions: readonly Question[]
  /** Decides what the next questions are answered with; yes before that. */
  answer(agrees: boolean): void
  /** Draws a node; a rectangle of 48 × 32 with the bench's picture unless told otherwise. */
  draw(drawing?: Partial<Drawing>): string
  place(source: string, drafts: readonly NewDraft[], show?: string | null): Promise<Placed>
  /** Places one version that shows, and gives its layer. */
  placeOne(source: string, draft: NewDraft): Promise<string>
  node(id: string): TreeNode
  /** A node's fills, bottom first. */
  fillsOf(id: string): readonly PlainPaint[]
  /** Ids of a parent's children, back to front. */
  childrenOf(id: string): readonly string[]
  /** An entry of ours on a node, as data; undefined where there is none. */
  entry(id: string, key: string): unknown
  /** All that is in the document and what is selected, for comparing. */
  look(): unknown
}

/** The bench's picture: 24 × 16 pixels, opaque. */
export const picture: Picture = photograph({ width: 24, height: 16 }, 8)

/** Opens a document with nothing in it but one image's file. */
export async function openBench(options: SandboxOptions = {}): Promise<Bench> {
  const sandbox = await openSandbox(options)
  onTestFinished(() => sandbox.close())
  const { hand } = sandbox
  const document = documentOverJobs(callJobs<DocumentJobs>(sandbox.port))
  const jobs = runInline(
    figmaPixelJobsWith({
      decodeForeign: () => Promise.reject(new Error('Expected PNG files only')),
      drawOutlines: () => {
        throw new Error('Expected no outlines')
      },
    }),
  )
  const questions: Question[] = []
  let agrees = true
  const deps: FigmaHostDeps = {
    document,
    pixels: createFigmaPixels(document, jobs),
    ask: async (question) => {
      questions.push(question)
      return agrees
    },
    onChange: () => () => {},
    editor: 'figma',
    reach: () => ({ ok: true }),
  }
  const node = (id: string): TreeNode => {
    const found = hand.node(id)
    if (!found) throw new Error(`Expected a node ${id} but found none`)
    return found
  }
  const bench: Bench = {
    sandbox,
    hand,
    deps,
    questions,
    answer: (yes) => {
      agrees = yes
    },
    draw: (drawing = {}) =>
      hand.addNode({
        type: 'RECTANGLE',
        name: 'Bottle',
        width: 48,
        height: 32,
        fills: [pictureFill(hand)],
        ...drawing,
      }),
    place: async (source, drafts, show) =>
      placeVersions(deps, await placementFor(deps, source, drafts, show)),
    placeOne: async (source, draft) => {
      const placed = await bench.place(source, [draft])
      return placed.versions[0]!.layer
    },
    node,
    fillsOf(id) {
      const { fills } = node(id)
      if (fills === 'mixed') throw new Error(`Expected one set of fills on ${id}`)
      return fills
    },
    childrenOf: (id) => node(id).children,
    entry: (id, key) => {
      const { data } = node(id)
      const text = data[`${dataNamespace}/${key}`]
      return text === undefined ? undefined : JSON.parse(text)
    },
    look: () => ({ tree: hand.tree(), selection: hand.selection() }),
  }
  return bench
}

/** The bench's picture as a paint. */
export function pictureFill(hand: Hand, more: Readonly<Record<string, unknown>> = {}): PlainPaint {
  const imageHash = hand.addImage(encodePng(picture))
  return { type: 'IMAGE', scaleMode: 'FILL', imageHash, ...more }
}

/** What the history is that the layers tell. */
export async function lineagesOf({ deps }: Bench) {
  return (await seeDocument(deps)).rebuilt.lineages
}

/** Where a node stands and how large it is, for comparing. */
export function boxOf(bench: Bench, id: string) {
  const { transform, absoluteTransform, width, height } = bench.node(id)
  return { transform, absoluteTransform, width, height }
}
