import { throwIfAborted } from '../../../../core/errors.ts'
import { freeName } from '../../../../core/history/free-name.ts'
import type { CallOptions, NewSource } from '../../../../core/host.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { expectHoldable } from './check-content.ts'
import { expectEditable } from './expect-editable.ts'
import { addImage } from './make-content.ts'

/** Code points of a name that others are looked up by: fewer than are left of one that is shortened. */
const beginningLength = 20

/**
 * Adds a picture as a rectangle on top of the current page, in the middle of what the user looks at, and selects it:
 * see {@link Host.addSource}. A pixel is one of Figma's units.
 *
 * Its file says nothing of colours, which Figma takes as sRGB also in Display P3 documents.
 *
 * @throws RefineError `too_large` for a picture that Figma can't hold; `not_supported` where nothing can be changed.
 */
export async function addSource(
  deps: FigmaHostDeps,
  { name, picture }: NewSource,
  options: CallOptions = {},
): Promise<{ readonly layer: string }> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  expectHoldable(picture, 'Ask for a smaller picture.')
  const { document } = deps
  const { width, height } = picture
  const file = await deps.pixels.pictureFile(picture, null, options)
  throwIfAborted(options.signal)
  const imageHash = await addImage(deps, file)
  const [{ page, selection }, { center, names }] = await Promise.all([
    document.look(null),
    document.around([...name].slice(0, beginningLength).join('')),
  ])
  throwIfAborted(options.signal)
  const steps: WriteStep[] = [
    { do: 'rectangle', as: 'source' },
    { do: 'insert', node: '$source', parent: page, at: 'top' },
    {
      do: 'box',
      node: '$source',
      relativeTransform: [
        [1, 0, Math.round(center.x - width / 2)],
        [0, 1, Math.round(center.y - height / 2)],
      ],
      width,
      height,
    },
    {
      do: 'set',
      node: '$source',
      name: freeName(name, names),
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }],
    },
    { do: 'select', nodes: ['$source'], instead: selection.map(({ id }) => id) },
  ]
  const { source } = await document.write({ expect: [], steps })
  if (source === undefined) throw new TypeError('Expected the id of the layer that was made')
  return { layer: source }
}
