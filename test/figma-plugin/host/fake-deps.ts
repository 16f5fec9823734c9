import { RefineError } from '../../../core/errors.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import type { NodeFacts, ShapeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import type { FigmaHostDeps } from '../../../figma-plugin/ui/host/host-parts.ts'
import type { ImageFacts } from '../../../figma-plugin/ui/pixels/figma-pixels.ts'

/** An opaque image of 20 × 10 pixels. */
export const plainImage: ImageFacts = {
  width: 20,
  height: 10,
  format: 'png',
  depth: 8,
  color: untagged,
  translucent: false,
  obstacle: null,
}

/** What a test says of the document and its images. */
export interface FakeParts {
  readonly nodes?: readonly NodeFacts[]
  readonly selection?: readonly NodeFacts[]
  /** By hash; an image that is not listed can't be loaded. */
  readonly images?: Readonly<Record<string, Partial<ImageFacts>>>
  readonly editor?: string
  readonly colorProfile?: string
  readonly shapes?: readonly ShapeFacts[]
}

/** A document that can only be looked at, without Figma: enough for deciding what may be refined. */
export function fakeDeps(parts: FakeParts): FigmaHostDeps {
  const { nodes = [], selection = [], images = { base: {} }, editor = 'figma' } = parts
  const { colorProfile = 'SRGB', shapes = [] } = parts
  const all = [...nodes, ...selection]
  const document: Partial<FigmaHostDeps['document']> = {
    start: async () => ({ command: 'open', editor, colorProfile }),
    fileName: async () => 'Autumn campaign',
    look: async () => ({ page: 'page', selection: [...selection] }),
    scan: async () => ({
      nodes: all.filter(({ page, data }) => page === 'page' && Object.keys(data).length > 0),
      elsewhere: all.filter(({ page, data }) => page !== 'page' && Object.keys(data).length > 0),
    }),
    nodes: async (ids) => ids.map((id) => all.find((node) => node.id === id) ?? null),
    shapes: async () => [...shapes],
    imageSize: async (hash) => {
      const { width, height } = { ...plainImage, ...images[hash] }
      return { width, height }
    },
  }
  const pixels: Partial<FigmaHostDeps['pixels']> = {
    facts: async (hash) => {
      if (images[hash]) return { ...plainImage, ...images[hash] }
      throw new RefineError('not_found', 'Figma has no such image.', { hint: 'Wait.' })
    },
  }
  return {
    // Whatever else is asked of them fails loudly: a test has to say what it needs.
    document: document as FigmaHostDeps['document'],
    pixels: pixels as FigmaHostDeps['pixels'],
    ask: async () => true,
    onChange: () => () => {},
    editor,
    reach: () => ({ ok: true }),
  }
}
