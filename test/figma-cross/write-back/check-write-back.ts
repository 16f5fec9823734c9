import { join } from 'node:path'
import { root } from '../../../scripts/root.ts'
import { numbersOf, printRow } from '../print-row.ts'
import type { Render } from '../render.ts'
import { faultsOf } from '../verdict.ts'
import { buildScenes, compareDocuments, type DocumentComparison } from './compare-documents.ts'
import { type DocumentScene, documentScenes, usualScales } from './document-scenes.ts'
import { differencesInFile } from './reopen-document.ts'
import { runScene } from './run-scene.ts'

/** Runs the plugin over every scene, draws what it wrote, and gives what is not as promised, for people. */
export async function checkWriteBack(render: Render): Promise<readonly string[]> {
  const faults: string[] = []
  for (const scene of documentScenes) {
    faults.push(...(await checkScene(scene, render)).map((fault) => `${scene.name}${fault}.`))
  }
  return faults
}

async function checkScene(scene: DocumentScene, render: Render): Promise<readonly string[]> {
  const faults: string[] = []
  const run = await runScene(scene)
  const built = buildScenes(run)
  for (const [moment, { misplaced }] of Object.entries({ ...built, probes: built.probes[0] })) {
    faults.push(...misplaced.map((name) => `: OpenPencil lays out ${name} elsewhere (${moment})`))
  }
  let inside = 0
  for (const scale of scene.scales ?? usualScales) {
    const found = compareDocuments(built, run, scene, scale, render)
    printRow([scene.name, `${scale}×`, ...numbersOf(found), String(found.changedAgain)])
    faults.push(...documentFaults(found).map((fault) => ` at ${scale}×: ${fault}`))
    inside += found.inside
  }
  if (inside === 0) faults.push(': no pixel inside the patch was compared')
  const path = join(root, 'build', 'figma-cross', `${scene.name}.fig`)
  const lost = await differencesInFile(built.shown, path)
  faults.push(...lost.map((what) => `: ${what} differs after saving and opening`))
  return faults
}

function documentFaults(found: DocumentComparison): readonly string[] {
  const faults = [...faultsOf(found)]
  if (found.seen === 0) faults.push('the picture can’t be seen')
  if (found.changedAgain > 0) {
    faults.push(`${found.changedAgain} pixels are not as before when the source shows again`)
  }
  return faults
}
