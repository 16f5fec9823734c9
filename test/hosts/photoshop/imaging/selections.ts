import { intersectRects } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { expectKnown } from '../not-modelled.ts'
import type { Imaging } from '../typings.ts'
import { coveredRect, originOf, rectOfBounds } from './bounds.ts'
import { coverageFrom, croppedCoverage, uniteCoverage } from './coverage.ts'
import { depthOf, documentMeant } from './find-target.ts'
import { giveCoverage } from './give-coverage.ts'
import type { ImageDataKeeper } from './image-data.ts'

type SelectionFunctions = Pick<Imaging, 'getSelection' | 'putSelection'>

/** Creates `imaging.getSelection`, which needs something to be selected, and `imaging.putSelection`. */
export function createSelectionFunctions(
  store: Store,
  images: ImageDataKeeper,
  blackAsOne: boolean,
): SelectionFunctions {
  return {
    async getSelection(options) {
      store.enter('imaging.getSelection', 'reads pixels')
      expectKnown('getSelection', options, ['documentID', 'sourceBounds', 'targetSize'])
      const model = store.model(documentMeant(store, options.documentID))
      const { selection } = model
      const covered = selection && coveredRect(selection.data, selection.rect, 1, 0)
      if (!selection || !covered) throw new PhotoshopError('There is no selection.')
      const { sourceBounds } = options
      const rect = sourceBounds ? intersectRects(rectOfBounds(sourceBounds), covered) : covered
      if (!rect) throw new PhotoshopError('There is no selection in the requested bounds.')
      const { targetSize } = options
      const how = { rect, outside: 0, targetSize, depth: depthOf(model), blackAsOne } as const
      const parts = { counts: store.counts, images }
      return giveCoverage(parts, selection, how, 'imaging.getSelection')
    },
    async putSelection(options) {
      store.enter('imaging.putSelection', 'changes')
      const known = ['documentID', 'replace', 'imageData', 'targetBounds', 'commandName']
      expectKnown('putSelection', options, known)
      const documentID = documentMeant(store, options.documentID)
      const content = images.contentOf(options.imageData)
      const put = coverageFrom(content, originOf(options.targetBounds))
      store.counts.countWritten(content.words.byteLength)
      const name = options.commandName ?? store.nameOf('putSelection')
      store.change(documentID, name, (before) => {
        const old = (options.replace ?? true) ? null : before.selection
        const united = old ? uniteCoverage(old, put, 0, Math.max) : put
        const covered = coveredRect(united.data, united.rect, 1, 0)
        return { ...before, selection: covered && croppedCoverage(united, covered) }
      })
    },
  }
}
