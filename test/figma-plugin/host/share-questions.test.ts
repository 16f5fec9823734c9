import { expect, test } from 'vitest'
import type { FigmaDocument } from '../../../figma-plugin/protocol/figma-document.ts'
import { createFigmaHost } from '../../../figma-plugin/ui/host/create-figma-host.ts'
import { shareQuestions } from '../../../figma-plugin/ui/host/share-questions.ts'
import { fakeDeps } from './fake-deps.ts'
import { drawn, page, photo } from './open-host.ts'

/** A document that notes what it is asked. */
function listening() {
  const { document } = fakeDeps({ nodes: page, selection: [photo, drawn] })
  const heard: string[] = []
  const noting = new Proxy(document, {
    get: (verbs, verb) => (input: unknown) => {
      heard.push(String(verb))
      const serve: unknown = Reflect.get(verbs, verb)
      return typeof serve === 'function' ? serve(input) : Promise.resolve({})
    },
    ownKeys: () => ['start', 'fileName', 'look', 'scan', 'nodes', 'shapes', 'write'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as FigmaDocument
  return { heard, document: noting }
}

test('what is asked in one go is asked once', async () => {
  const { heard, document } = listening()
  const shared = shareQuestions(document)
  const [one, other] = await Promise.all([shared.look(null), shared.look(null)])
  expect(other).toBe(one)
  expect(heard).toEqual(['look'])
})

test('another question is another question', async () => {
  const { heard, document } = listening()
  const shared = shareQuestions(document)
  const [one, other] = await Promise.all([shared.nodes(['Photo']), shared.nodes(['Other'])])
  expect([one[0]?.id, other[0]?.id]).toEqual(['Photo', 'Other'])
  expect(heard).toEqual(['nodes', 'nodes'])
})

test('whatever is asked later is asked anew', async () => {
  const { heard, document } = listening()
  const shared = shareQuestions(document)
  await shared.look(null)
  await shared.look(null)
  expect(heard).toEqual(['look', 'look'])
})

test('what is asked after a write began is asked anew', async () => {
  const { heard, document } = listening()
  const shared = shareQuestions(document)
  await Promise.all([shared.scan(null), shared.write({ expect: [], steps: [] }), shared.scan(null)])
  expect(heard).toEqual(['scan', 'write', 'scan'])
})

test('a panel’s look at what is picked and at all versions is one look at the document', async () => {
  const { heard, document } = listening()
  const host = createFigmaHost({ ...fakeDeps({}), document })
  const [picked, all] = await Promise.all([host.pick(), host.pickAll(), host.lineages()])
  expect([picked?.source, all.length]).toEqual(['Photo', 1])
  const looks = heard.filter((verb) => verb !== 'start' && verb !== 'fileName')
  expect(looks.sort()).toEqual(['look', 'scan', 'shapes'])
})
