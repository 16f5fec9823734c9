import { expect, test } from 'vitest'
import type { Picked } from '../../../core/host.ts'
import { accept, prepare, proposalFromLedger, request } from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { createTwoDocuments } from '../../hosts/memory/two-documents.ts'
import { intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat } from './scripted-provider.ts'

const size = { width: 40, height: 30 }

/** Two documents with a picture of the same name each, the first one in front and its picture picked. */
async function openTwo() {
  const two = createTwoDocuments()
  for (const [index, harness] of two.documents.entries()) {
    const picture = photograph(size, 8, index + 1)
    await harness.pickLayer(await harness.addSource({ picture, name: 'Bottle' }))
  }
  let shade = 0
  const provider = createScriptedProvider(({ picture }) => {
    shade += 9
    return [flat(picture, 8, [shade, 3, 5])]
  })
  const desk = await openDesk(provider)
  const deps = { ...desk.deps, host: two.host }
  const picked = async (): Promise<Picked> => (await two.host.pick())!
  const refineNow = async (parent: string | null | 'shown' = null) => {
    const intent = intentOn({ picked: await picked() }, { parent })
    return request(deps, await prepare(deps, intent))
  }
  return { two, deps, ledger: desk.ledger, picked, refineNow }
}

test('a version lands in the document that it was made for, also when another one is in front by then', async () => {
  const { two, deps, refineNow } = await openTwo()
  const first = await accept(deps, await refineNow(), [0])
  const proposal = await refineNow('shown')
  two.switchTo(1)
  const second = await accept(deps, proposal, [0])

  const [made, other] = await Promise.all(two.documents.map(({ host }) => host.lineages()))
  expect(other!.lineages).toEqual([])
  expect(made!.lineages).toHaveLength(1)
  const { versions, head } = made!.lineages[0]!
  expect(versions.map(({ record }) => [record.number, record.parent])).toEqual([
    [1, null],
    [2, first.versions[0]!.id],
  ])
  expect(versions.map(({ name }) => name)).toEqual([
    'Bottle · v1 · make the light warmer',
    'Bottle · v2 · make the light warmer',
  ])
  expect(head).toEqual({ kind: 'version', id: first.versions[0]!.id })
  expect(second.versions[0]!.layer.startsWith('0/')).toBe(true)
})

test('what shows is asked of the document that is refined, not of the one in front', async () => {
  const { two, deps, refineNow, picked } = await openTwo()
  const placed = await accept(deps, await refineNow(), [0])
  const intent = intentOn({ picked: await picked() }, { parent: 'shown' })
  two.switchTo(1)
  const prepared = await prepare(deps, intent)
  expect(prepared.edit.parent).toBe(placed.versions[0]!.id)
})

test('a custom mix is looked for where it was seen', async () => {
  const { two, deps, refineNow, picked } = await openTwo()
  const made = await accept(deps, await refineNow(), [0])
  const second = await accept(deps, await refineNow(), [0])
  const layers = [made, second].map(({ versions }) => versions[0]!)
  for (const { layer } of layers) await two.documents[0].setVisible(layer.slice(2), true)
  const intent = intentOn({ picked: await picked() }, { parent: 'shown' })
  two.switchTo(1)
  const prepared = await prepare(deps, intent)
  expect(prepared.edit.mix).toEqual(layers.map(({ id }) => id))
})

test('a result that waits for another document’s layer says so while that is not in front', async () => {
  const { two, deps, ledger, refineNow } = await openTwo()
  await refineNow()
  const [entry] = await ledger.entries()
  two.switchTo(1)
  await expectError(
    proposalFromLedger(deps, entry!.id),
    'no_layer',
    /“Bottle”, which is not picked/,
  )
  two.switchTo(0)
  expect((await proposalFromLedger(deps, entry!.id)).candidates).toHaveLength(1)
})
