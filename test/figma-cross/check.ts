import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { crossCases } from './cases.ts'
import { type Comparison, compareAt } from './compare.ts'
import { startRenderer } from './render.ts'
import { differencesAfterReopening } from './reopen.ts'
import { buildScene } from './scene.ts'
import { faultsOf } from './verdict.ts'

// Draws every case with OpenPencil, prints what was measured, and fails when a picture or a reopened file differs.

const render = await startRenderer()
const faults: string[] = []
printRow(['', 'scale', 'bleeds', 'outside', 'changed', 'inside', 'missing', 'Δ inside', 'Δ edge'])
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
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? 'Everything is as promised.' : `${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1

function numbersOf(found: Comparison): string[] {
  const { footprint, outside, changedOutside, inside, missingInside, worstInside, worst } = found
  const counts = [outside, changedOutside, inside, missingInside, worstInside, worst]
  return [`${footprint.toFixed(1)} px`, ...counts.map(String)]
}

function printRow([name = '', ...cells]: readonly string[]): void {
  console.log(name.padEnd(32) + cells.map((cell) => cell.padStart(9)).join(''))
}
