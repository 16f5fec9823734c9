import { addPictures, type Generation } from '../../generate.ts'
import type { RefineDeps, RefineOptions } from '../../refine.ts'
import { shrinkForDisplay } from '../shrink-for-display.ts'
import type { CommandContext } from './command-context.ts'

/** Longer side of a first picture in the panel, in pixels. */
const previewEdge = 480

/** Adds a lone first picture to the document, and lets the user choose among several. */
export async function presentFirst(
  context: CommandContext,
  deps: RefineDeps,
  generation: Generation,
  options: RefineOptions,
): Promise<void> {
  const { pictures } = generation
  if (pictures.length === 1) {
    await addFirst(context, deps, generation, [0], options)
    return
  }
  const previews = await Promise.all(
    pictures.map(({ picture }) => shrinkForDisplay(picture, previewEdge)),
  )
  context.dispatch({ type: 'firstChoice', choice: { generation, previews, picked: [0] } })
  const text = `${pictures.length} pictures are here. Choose which to add.`
  context.dispatch({ type: 'say', text })
}

/** Adds first pictures to the document, where the last one is picked; says what is to be said of them. */
export async function addFirst(
  context: CommandContext,
  deps: Pick<RefineDeps, 'host' | 'ledger'>,
  generation: Generation,
  picked: readonly number[],
  options: RefineOptions,
): Promise<void> {
  const { layers } = await addPictures(deps, generation, picked, options)
  const notes = [...new Set(picked.flatMap((index) => generation.pictures[index]?.notes ?? []))]
  context.dispatch({ type: 'firstAdded' })
  if (notes.length > 0) context.dispatch({ type: 'warning', text: notes.join(' ') })
  const what = layers.length === 1 ? `the layer “${generation.name}”` : `${layers.length} layers`
  context.dispatch({ type: 'say', text: `Added as ${what}.` })
}
