import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { crossCases } from './cases.ts'
import { compareAt } from './compare.ts'
import { headings, numbersOf, printRow } from './print-row.ts'
import { startRenderer } from './render.ts'
import { differencesAfterReopening } from './reopen.ts'
import { buildScene } from './scene.ts'
import { faultsOf } from './verdict.ts'
import { checkWriteBack } from './write-back/check-write-back.ts'

// Draws every case and every document with OpenPencil, prints what was measured, and fails when a picture or a reopened
// file differs.

const render = await startRenderer()
const faults: string[] = []
printRow(['', 'scale', ...headings])
for (const given of crossCases) {
  const scene = await buildScene(given)
  let inside = 0
  for (const scale of given.scales) {
    const found = compareAt(scene, given, scale, render)
    printRow([given.name, `${scale}×`, ...numbersOf(found)])
    faults.push(...faultsOf(found).map((fault) => `${given.name} at ${scale}×: ${fault}.`))
    inside += found.inside
  }
  if (inside === 0) faults.push(`${given.name}: no pixel inside the patch was compared.`)
  const path = join(root, 'build', 'figma-cross', `${given.name}.fig`)
  const lost = await differencesAfterReopening(scene, path)
  faults.push(...lost.map((what) => `${given.name}: ${what} differs after saving and opening.`))
}
printRow(['', 'scale', ...headings, 'again'])
faults.push(...(await checkWriteBack(render)))
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? 'Everything is as promised.' : `${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1
