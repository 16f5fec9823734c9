import { RefineError, throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions, Host, Picked } from '../../../core/host.ts'
import type { HostCapabilities } from '../../../core/host-capabilities.ts'
import { displayP3Converter } from '../../../core/image/display-p3.ts'
import { readRegionLayers } from '../regions/read-region.ts'
import { listRegionLayers } from '../regions/region-layers.ts'
import { createChangeSignal } from './change-signal.ts'
import { choosePicture } from './choose-picture.ts'
import { describePicked, type FileFacts } from './describe-picked.ts'
import { createDocumentTexts } from './document-texts.ts'
import { findPictures } from './find-pictures.ts'
import { findSource } from './find-source.ts'
import type { FigmaHostDeps } from './host-parts.ts'
import { liveStackOf } from './live-stack.ts'
import { createPin } from './pin.ts'
import { readOnlyIn } from './read-only.ts'
import { readReferences } from './read-references.ts'
import { readStack } from './read-stack.ts'
import { createRecentLook } from './recent-look.ts'
import { seeDocument } from './see-document.ts'
import { shareQuestions } from './share-questions.ts'
import { asSeen } from './shown-place.ts'
import { addSource } from './write/add-source.ts'
import { maxImageSide } from './write/check-content.ts'
import { flattenVersion } from './write/flatten-version.ts'
import { keepNotes } from './write/keep-notes.ts'
import { makeFlattenedCopy } from './write/make-flattened-copy.ts'
import { markVersion } from './write/mark-version.ts'
import { placeVersions } from './write/place-versions.ts'
import { removeLayers } from './write/remove-layers.ts'
import { removeVersion } from './write/remove-version.ts'
import { renameVersion } from './write/rename-version.ts'
import { showVersion } from './write/show-version.ts'

/** A host with every optional verb that Figma can do. */
export type FigmaHost = Host &
  Required<
    Pick<
      Host,
      | 'pickAll'
      | 'unpin'
      | 'choosePicture'
      | 'regionLayers'
      | 'readRegionLayers'
      | 'removeRegionLayers'
      | 'flatten'
      | 'makeFlattenedCopy'
      | 'addSource'
      | 'documentTexts'
      | 'color'
    >
  >

/**
 * Opens Figma's document as a host: every verb looks at the document anew, so that nothing stale is trusted. Only
 * thumbnails are drawn from the last look, until something changes.
 *
 * What it remembers by itself is the pinned picture and which of several pictures in a layer the user chose.
 */
export function createFigmaHost(given: FigmaHostDeps): FigmaHost {
  const choices = new Map<string, string>()
  const deps: FigmaHostDeps = { ...given, choices, document: shareQuestions(given.document) }
  const pin = createPin()
  const texts = createDocumentTexts(deps)
  const changes = createChangeSignal()
  let facts: Promise<FileFacts> | undefined
  const recent = createRecentLook((options) => seeDocument(deps, options))
  const notify = () => {
    recent.forget()
    changes.notify()
  }
  deps.onChange(notify)

  const describe = async (options: CallOptions, limit: number): Promise<readonly Picked[]> => {
    const { seen, sources } = await findPictures(deps, pin, { ...options, limit })
    facts ??= readFileFacts(deps)
    const file = await facts
    throwIfAborted(options.signal)
    const picked: Picked[] = []
    for (const source of sources) {
      picked.push(await describePicked(deps, seen, source, file, options))
    }
    return picked
  }
  const writing = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } finally {
      notify()
    }
  }

  return {
    capabilities: capabilitiesOf(deps),
    color: displayP3Converter,

    pick: async (options = {}) => (await describe(options, 1))[0] ?? null,
    pickAll: (options = {}) => describe(options, Number.POSITIVE_INFINITY),

    unpin() {
      pin.release()
      notify()
    },

    async choosePicture(id, index, options = {}) {
      await choosePicture(deps, choices, id, index, options)
      notify()
    },

    async readPixels(id, target, rect, options = {}) {
      const { seen, source } = await findSource(deps, id, options)
      const stack = await liveStackOf(deps, seen, source, target, options)
      return readStack(deps, stack, rect, options)
    },

    async thumbnail(id, version, maxEdge, options = {}) {
      const look = await recent.see(options)
      const { seen, source } = await findSource(deps, id, { ...options, seen: look })
      const target =
        version === null ? { kind: 'source' as const } : { kind: 'version' as const, id: version }
      const stack = await liveStackOf(deps, seen, source, target, options)
      return deps.pixels.thumbnail(stack, maxEdge, options)
    },

    async readReferences(id, options = {}) {
      const seen = await seeDocument(deps, options)
      return readReferences(deps, seen, id, options)
    },

    async regionLayers(id, options = {}) {
      const { seen, source } = await findSource(deps, id, options)
      return listRegionLayers(deps, asSeen(seen, source), options)
    },

    async readRegionLayers(id, layers, options = {}) {
      const { seen, source } = await findSource(deps, id, options)
      return readRegionLayers(deps, asSeen(seen, source), layers, options)
    },

    async readRegion(id, options = {}) {
      const { seen, source } = await findSource(deps, id, options)
      const place = asSeen(seen, source)
      const layers = await listRegionLayers(deps, place, options)
      const chosen = layers.filter(({ preselected }) => preselected)
      return readRegionLayers(
        deps,
        place,
        chosen.map((layer) => layer.id),
        options,
      )
    },

    lineages: async (options = {}) => (await seeDocument(deps, options)).rebuilt,
    watch: changes.watch,

    addSource: (source, options) => writing(addSource(deps, source, options)),
    place: (placement, options) => writing(placeVersions(deps, placement, options)),
    show: (id, version, options) => writing(showVersion(deps, id, version, options)),
    rename: (version, name, options) => writing(renameVersion(deps, version, name, options)),
    mark: (version, marks, options) => writing(markVersion(deps, version, marks, options)),
    remove: (version, options) => writing(removeVersion(deps, version, options)),
    keepNotes: (id, kept, options) => writing(keepNotes(deps, id, kept, options)),
    documentTexts: {
      read: texts.read,
      write: (name, text, options) => writing(texts.write(name, text, options)),
    },
    flatten: (version, options) => writing(flattenVersion(deps, version, options)),
    removeRegionLayers: (layers, options) => writing(removeLayers(deps, layers, options)),

    async makeFlattenedCopy(options = {}) {
      const { look } = await seeDocument(deps, options)
      const [node] = look.selection
      if (!node) throw nothingSelected()
      await writing(makeFlattenedCopy(deps, node.id, options))
    },
  }
}

async function readFileFacts({ document }: FigmaHostDeps): Promise<FileFacts> {
  const [{ colorProfile }, name] = await Promise.all([
    document.start(null),
    document.fileName(null),
  ])
  return { colorProfile, name }
}

function capabilitiesOf({ editor, reach }: FigmaHostDeps): HostCapabilities {
  return {
    name: 'Figma',
    stacking: 'cumulative',
    paintsMasks: true,
    regionHint: 'Draw shapes over the picture, or select them or a mask layer together with it.',
    depths: [8, 16],
    replacing: true,
    reframe: true,
    maxEdge: maxImageSide,
    undo: true,
    ...readOnlyIn(editor),
    reach,
  }
}

function nothingSelected(): RefineError {
  return new RefineError('no_layer', 'No layer is selected.', {
    hint: 'Select the layer that the copy shall look like.',
  })
}
