import { expect, test } from 'vitest'
import type { Rebuilt } from '../../../core/history/lineage.ts'
import {
  cupDocument,
  markerOn,
  openCup,
  openPhotoshop,
  recordOn,
  settings,
  versionLayer,
} from './cup-in-photoshop.ts'

/** Draws the lineages: `Cup: v1 v2 | head v2`, with what is odd about a version behind it. */
function drawn({ lineages }: Rebuilt): readonly string[] {
  return lineages.map(({ source, sourceName, versions, head }) => {
    const flags = ['adjusted', 'moved', 'takenOut', 'parentMissing', 'sourceChanged'] as const
    const texts = versions.map((version) =>
      [version.record.id.slice(0, 8), ...flags.filter((flag) => version[flag])].join(' '),
    )
    const shown = head.kind === 'version' ? head.id.slice(0, 8) : head.kind
    return `${source === null ? 'gone' : sourceName}: ${texts.join(', ')} | ${shown}`
  })
}

async function looked(open: ReturnType<typeof openPhotoshop>): Promise<readonly string[]> {
  return drawn((await open.look.look()).rebuilt)
}

test('a history is told from the layers', async () => {
  const open = openCup()
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | v2'])
})

test('a version shows only when its group does, and eyes set by hand are a custom mix', async () => {
  const open = openCup()
  open.hand.setVisible(6, false)
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | source'])
  open.hand.setVisible(6, true)
  open.hand.setVisible(5, true)
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | mix'])
})

test('versions that show or are selected are read once for each history state, the others not', async () => {
  const { look, asked, hand, documentID } = openCup()
  const read = () => asked.splice(0).filter((text) => text.startsWith('fingerprint'))
  await look.look()
  expect(read()).toEqual([`fingerprint ${documentID}/3`, `fingerprint ${documentID}/4`])
  await look.look()
  expect(read()).toEqual([])
  hand.setVisible(3, false)
  hand.paintOn(2, { x: 2, y: 2, width: 1, height: 1 }, [0, 0, 0, 255])
  await look.look()
  expect(read()).toEqual([`fingerprint ${documentID}/4`])
  hand.select([5])
  await look.look()
  expect(read()).toEqual([`fingerprint ${documentID}/5`])
})

test('what pixels tell is read in one modal scope, and in none while nothing can have changed', async () => {
  const { look, counts, hand } = openCup()
  const scopes = async () => {
    counts.reset()
    await look.look()
    return counts.of('core.executeAsModal')
  }
  expect(await scopes()).toBe(1)
  expect(await scopes()).toBe(0)
  hand.paintOn(2, { x: 2, y: 2, width: 1, height: 1 }, [0, 0, 0, 255])
  expect(await scopes()).toBe(1)
})

test('a document without a history is looked at outside of modal scopes', async () => {
  const { look, counts, hand } = openPhotoshop()
  hand.openDocument({ size: { width: 4, height: 4 } })
  await look.look()
  hand.addLayer({ name: 'Layer 1' })
  await look.look()
  expect(counts.of('core.executeAsModal')).toBe(0)
})

test('a busy Photoshop is not waited for: the layers tell their history, and pixels are read later', async () => {
  const open = openCup()
  open.answers.set(`${open.documentID}/4`, 'painted')
  open.hand.beBusy('Free Transform')
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | v2'])
  expect(open.parts.now()).toBe(0)
  open.hand.endBusy()
  expect(await looked(open)).toEqual(['Cup: v1, v2 adjusted, v3 | v2'])
})

test('a mask painted by hand makes its version adjusted, and it stays known when hidden', async () => {
  const open = openCup()
  await looked(open)
  open.answers.set(`${open.documentID}/4`, 'painted')
  open.hand.paintOn(4, { x: 2, y: 2, width: 1, height: 1 }, [0, 0, 0, 255])
  expect(await looked(open)).toEqual(['Cup: v1, v2 adjusted, v3 | v2'])
  open.hand.setVisible(4, false)
  expect(await looked(open)).toEqual(['Cup: v1, v2 adjusted, v3 | v1'])
})

test('a source that was painted on says so on its versions', async () => {
  const open = openCup()
  open.answers.set(`${open.documentID}/2`, 'other')
  expect(await looked(open)).toEqual([
    'Cup: v1 sourceChanged, v2 sourceChanged, v3 sourceChanged | v2',
  ])
})

test('promise 3: save and reopen with other layer numbers keeps the tree', async () => {
  const open = openCup()
  const { documentID } = open.hand.saveAndReopen()
  const { rebuilt } = await open.look.look()
  expect(drawn(rebuilt)).toEqual(['Cup: v1 moved, v2, v3 moved | v2'])
  expect(rebuilt.lineages[0]?.source).toBe(`${documentID}/${open.hand.layerNamed('Cup')}`)
})

test('promise 3: renaming and grouping keep the tree, and a version that was moved away is taken out', async () => {
  const open = openCup()
  open.hand.rename(4, 'the good one')
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | v2'])
  open.hand.restack(5, 1, 'placeBefore')
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 takenOut | v2'])
})

test('promise 3: a version copied alone is a branch, with the same new id at every look', async () => {
  const open = openCup()
  open.hand.duplicateLayers([5])
  const first = await looked(open)
  expect(first).toHaveLength(1)
  expect(first[0]?.split(',')).toHaveLength(4)
  expect(await looked(open)).toEqual(first)
})

test('promise 3: a source copied together with its versions is a lineage of its own', async () => {
  const open = openCup()
  open.hand.duplicateLayers([2, 6])
  const { rebuilt } = await open.look.look()
  expect(rebuilt.lineages).toHaveLength(2)
  expect(rebuilt.lineages.map(({ versions }) => versions.length)).toEqual([3, 3])
})

test('promise 3: versions copied into another document live there, and stay here', async () => {
  const open = openCup()
  const here = open.documentID
  const there = open.hand.openDocument({ size: { width: 20, height: 20 } })
  open.hand.switchTo(here)
  open.hand.copyTo(there, [2, 6])
  expect(drawn((await open.look.look(there)).rebuilt)).toEqual([
    'Cup: v1 moved, v2 moved, v3 moved | v2',
  ])
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | v2'])
})

test('promise 3: versions deleted by hand leave the others, which say so; a source deleted by hand is gone', async () => {
  const open = openCup()
  open.answers.set(`${open.documentID}/1`, 'the sky')
  open.hand.deleteLayer(3)
  expect(await looked(open)).toEqual(['Cup: v2 parentMissing, v3 | v2'])
  open.hand.deleteLayer(2)
  expect((await looked(open))[0]).toContain('gone: ')
})

test('a version of the whole picture stands in place in the group that says so', async () => {
  const open = openPhotoshop()
  const version = recordOn(3, { id: 'w1', number: 1 })
  open.hand.openDocument({
    size: { width: 16, height: 12 },
    generatorSettings: settings({ marker: markerOn('visible') }),
    layers: [
      { kind: 'background', name: 'Sky', fill: { color: [1, 2, 3, 255] } },
      { kind: 'adjustment', name: 'Curves' },
      {
        name: 'All visible · versions',
        generatorSettings: settings({ standsOn: 'visible' }),
        layers: [versionLayer(version, true)],
      },
    ],
  })
  expect(await looked(open)).toEqual(['All visible: w1 | w1'])
})

test('an emptied source is asked nothing of its pixels', async () => {
  const open = openCup()
  open.hand.setLayer(2, { pixels: null })
  await open.look.look()
  expect(open.asked).not.toContain(`state ${open.documentID}/2`)
})

test('in a document that was converted nothing is read, and its history is still told', async () => {
  const open = openCup()
  open.hand.change('CMYK Color', (model) => ({ ...model, mode: 'CMYKColor' }))
  expect(await looked(open)).toEqual(['Cup: v1, v2, v3 | v2'])
  expect(open.asked).toEqual([])
})

test('a version is found in whatever document it is in', async () => {
  const open = openCup()
  open.hand.openDocument({ size: { width: 5, height: 5 } })
  const found = await open.look.findVersion('v2')
  expect(found.look.tree.id).toBe(open.documentID)
  await expect(open.look.findVersion('nope')).rejects.toMatchObject({
    code: 'not_found',
    message: 'The version is no longer in the document.',
  })
})

test('without a document there is nothing to look at', async () => {
  const { look } = openPhotoshop()
  expect(await look.lookInFront()).toBeNull()
  await expect(look.look()).rejects.toMatchObject({
    code: 'no_layer',
    message: 'No document is open.',
  })
})

test('damaged records are listed, never thrown', async () => {
  const open = openCup(cupDocument)
  open.hand.setLayer(3, { generatorSettings: { pentimento: 'nonsense' } })
  open.hand.setLayer(4, { generatorSettings: { pentimento: '{"version":null}' } })
  open.hand.setLayer(2, { generatorSettings: settings({ marker: { schema: 1 } }) })
  const { rebuilt } = await open.look.look()
  expect(rebuilt.unreadable.map(({ name }) => name)).toEqual(['Cup', 'Cup · v1', 'Cup · v2'])
})
