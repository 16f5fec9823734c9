/**
 * Files that Photoshop itself wrote, opened in our stand-in and refined by the built plugin.
 *
 * They are not part of this repository. To run this: clone https://github.com/Agamnentzar/ag-psd, set the environment
 * variable PHOTOSHOP_FILES to its folder `test/read` (or any folder with PSD files), then
 * `PHOTOSHOP_FILES=… vitest run --project node test/photoshop-uxp/scenarios/real-files.test.ts`.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../core/errors.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import type { DocumentModel, LayerModel } from '../../hosts/photoshop/model/model.ts'
import { NotModelled } from '../../hosts/photoshop/not-modelled.ts'
import { readModel } from '../../hosts/photoshop/psd/read-model.ts'
import { writeModel } from '../../hosts/photoshop/psd/write-model.ts'
import { openRetoucher } from './retoucher.ts'

const folder = process.env.PHOTOSHOP_FILES ?? ''
const files = folder === '' ? [] : await readdir(folder, { recursive: true })
const paths = files.filter((path) => /\.psd$/i.test(path)).sort()

test.skipIf(paths.length > 0)('set PHOTOSHOP_FILES to a folder with PSD files', ({ skip }) =>
  skip(),
)

test.each(paths)('%s is refined, and everything else in it stays', async (path) => {
  const model = open(await readFile(join(folder, path)))
  if (model === null) return
  const { hand, look, refine, state } = await openRetoucher()
  hand.openModel(model)
  for (const layer of refinable(model)) {
    hand.select([layer.id])
    const { pickProblem } = await look()
    if (pickProblem) {
      expect(pickProblem.hint).not.toBe('')
      continue
    }
    const before = layersOf(hand.model().layers).map(({ id, name }) => `${id} ${name}`)
    const after = await refine('make it 20 % brighter')
    // White can't get brighter.
    if (after.problem?.error.code === 'nothing_changed') continue
    expect(after.problem, layer.name).toBeNull()
    expect(state().lineages.length).toBeGreaterThan(0)
    const now = layersOf(hand.model().layers)
    expect(
      now.map(({ id, name }) => `${id} ${name}`).filter((each) => before.includes(each)),
    ).toEqual(before)
    const same = now.find(({ id }) => id === layer.id)
    expect(same && 'pixels' in same && same.pixels).toBe('pixels' in layer && layer.pixels)
  }
  const bytes = write(hand.model())
  if (bytes === null) return
  const written = readPsd(bytes)
  expect(written.layers.map(({ name }) => name)).toEqual(
    hand.model().layers.map(({ name }) => name),
  )
})

/** Null for what the reader refuses, which is another test's matter. */
function open(bytes: Uint8Array): DocumentModel | null {
  try {
    return readModel(bytes)
  } catch (thrown) {
    if (isRefineError(thrown)) return null
    throw thrown
  }
}

/** Null where the merged picture would need a blend mode that is not modelled. */
function write(model: DocumentModel): Uint8Array | null {
  try {
    return writeModel(model)
  } catch (thrown) {
    if (thrown instanceof NotModelled) return null
    throw thrown
  }
}

/** The first three layers whose pixels can be seen. */
function refinable(model: DocumentModel): readonly LayerModel[] {
  return layersOf(model.layers)
    .filter(
      (layer) =>
        'pixels' in layer && layer.pixels?.data.some((word, pos) => pos % 4 === 3 && word > 0),
    )
    .slice(0, 3)
}
