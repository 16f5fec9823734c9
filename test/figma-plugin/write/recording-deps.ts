import type { WriteRequest, WriteStep, Written } from '../../../figma-plugin/protocol/write.ts'
import type { FigmaHostDeps, Question } from '../../../figma-plugin/ui/host/host-parts.ts'
import { type FakeParts, fakeDeps, plainImage } from '../host/fake-deps.ts'

/** A document that notes what is written instead of changing, and files that say what they were made of. */
export interface Recording {
  readonly deps: FigmaHostDeps
  readonly writes: readonly WriteRequest[]
  readonly questions: readonly Question[]
  /** Files that were handed to Figma, as text. */
  readonly files: readonly string[]
}

/** Opens such a document; an image that was handed over has the file's text as its hash. */
export function recordingDeps(parts: FakeParts & { readonly agrees?: boolean }): Recording {
  const writes: WriteRequest[] = []
  const questions: Question[] = []
  const files: string[] = []
  const fake = fakeDeps(parts)
  const file = (text: string) => new TextEncoder().encode(text)
  const deps: FigmaHostDeps = {
    ...fake,
    document: {
      ...fake.document,
      createImages: async (given) =>
        given.map((bytes) => {
          const text = new TextDecoder().decode(bytes)
          files.push(text)
          return text
        }),
      write: async (request) => {
        writes.push(structuredClone(request))
        return Object.fromEntries(namesIn(request.steps).map((name) => [name, `node of ${name}`]))
      },
      exportNode: async ({ node, scale }) => file(`drawing of ${node} at ${scale}`),
    },
    pixels: {
      ...fake.pixels,
      facts: async (hash) => (/^whole/.test(hash) ? plainImage : fake.pixels.facts(hash)),
      overlayFile: async ({ rect }, base) => file(`overlay at ${rect.x},${rect.y} over ${base}`),
      mergedOverlayFile: async ({ base, overlays }) =>
        file(`merged ${overlays.join(' + ')} over ${base}`),
      flattenedFile: async ({ base, overlays }, patch) =>
        file(`whole ${[base, ...overlays, ...(patch ? ['patch'] : [])].join(' + ')}`),
      pictureFile: async ({ width, height }, like) =>
        file(`picture of ${width} × ${height} like ${like}`),
    },
    ask: async (question) => {
      questions.push(question)
      return parts.agrees ?? true
    },
  }
  return { deps, writes, questions, files }
}

/** The steps of one kind in a write. */
export function stepsOf<Do extends WriteStep['do']>(
  { steps }: WriteRequest,
  kind: Do,
): readonly Extract<WriteStep, { do: Do }>[] {
  return steps.filter((step): step is Extract<WriteStep, { do: Do }> => step.do === kind)
}

/** What a write stores in a node's entry, as data; undefined where it stores nothing there. */
export function entryIn(request: WriteRequest, node: string, key: string): unknown {
  const step = stepsOf(request, 'data')
    .filter((one) => one.node === node && one.key === key)
    .at(-1)
  return step && (step.value === '' ? '' : JSON.parse(step.value))
}

function namesIn(steps: readonly WriteStep[]): (keyof Written)[] {
  return steps.flatMap((step) => ('as' in step ? [step.as] : []))
}
