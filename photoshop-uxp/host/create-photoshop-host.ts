import { throwIfAborted } from '../../core/errors.ts'
import type { CallOptions, Host } from '../../core/host.ts'
import type { HostCapabilities } from '../../core/host-capabilities.ts'
import { editMask } from '../history/edit-mask.ts'
import { keepNotes } from '../history/keep-notes.ts'
import { createLookAround } from '../history/look-around.ts'
import { markVersion } from '../history/mark-version.ts'
import { removeVersion } from '../history/remove-version.ts'
import { renameVersion } from '../history/rename-version.ts'
import { showVersion } from '../history/show-version.ts'
import { createDocumentWatch } from '../history/watch-document.ts'
import { createDocumentTexts } from '../layers/document-texts.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { createPixelVerbs, type PixelVerbs } from '../picking/create-pixel-verbs.ts'
import { fingerprintOf } from '../pixels/fingerprint.ts'
import { stateOfSource } from '../pixels/source-state.ts'
import { addSource } from '../placing/add-source.ts'
import type { HostParts } from './host-parts.ts'

/** A host with every optional verb that Photoshop can do. */
export type PhotoshopHost = Host &
  Required<Pick<Host, 'editMask' | 'promptsInFile' | 'addSource' | 'documentTexts'>> &
  PixelVerbs

/**
 * Opens Photoshop's documents as a host: every verb looks at them anew, so that nothing stale is trusted.
 *
 * `pick` is about the document in front; the other verbs about the one that their source or version is in, wherever
 * the user is meanwhile.
 */
export function createPhotoshopHost(parts: HostParts): PhotoshopHost {
  const look = createLookAround(parts, {
    stateOf: (tree, source, scope) => stateOfSource(parts, tree, source, { scope }),
    fingerprintOf: (tree, layer, rect, scope) => fingerprintOf(parts, tree, layer, rect, { scope }),
  })
  const pixels = createPixelVerbs(parts, look)
  const texts = createDocumentTexts(parts)
  const changes = createDocumentWatch(parts)
  const writing = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } finally {
      changes.notify()
    }
  }

  return {
    ...pixels,
    capabilities: capabilitiesOf(parts),
    promptsInFile: parts.promptsInFile,
    watch: changes.watch,

    async lineages(options: CallOptions & { readonly source?: string } = {}) {
      throwIfAborted(options.signal)
      const ref = options.source === undefined ? null : parseLayer(options.source)
      const found = ref ? await look.look(ref.documentID) : await look.lookInFront()
      throwIfAborted(options.signal)
      return found?.rebuilt ?? { lineages: [], unreadable: [], reissued: [], remarked: [] }
    },

    addSource: (source, options) => writing(addSource(parts, look, source, options)),
    place: (placement, options) => writing(pixels.place(placement, options)),
    choosePicture: (source, index, options) =>
      writing(pixels.choosePicture(source, index, options)),
    show: (source, version, options = {}) =>
      writing(showVersion(parts, look, source, version, options)),
    rename: (version, name, options = {}) =>
      writing(renameVersion(parts, look, version, name, options)),
    mark: (version, marks, options = {}) =>
      writing(markVersion(parts, look, version, marks, options)),
    remove: (version, options = {}) => writing(removeVersion(parts, look, version, options)),
    keepNotes: (source, kept, options = {}) =>
      writing(keepNotes(parts, look, source, kept, options)),
    documentTexts: {
      read: texts.read,
      write: (name, text, options) => writing(texts.write(name, text, options)),
    },
    editMask: (version, options = {}) => writing(editMask(parts, look, version, options)),
  }
}

function capabilitiesOf({ reach }: Pick<HostParts, 'reach'>): HostCapabilities {
  return {
    name: 'Photoshop',
    stacking: 'patches',
    paintsMasks: false,
    pickHint: 'Open an RGB document, or select a layer that has pixels.',
    regionHint: 'Make a selection with any tool; a feathered one is the edge.',
    depths: [8, 16],
    replacing: true,
    reframe: true,
    undo: true,
    leavesRequests: true,
    streams: false,
    reach,
  }
}
