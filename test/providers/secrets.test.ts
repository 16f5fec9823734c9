import { expect, test } from 'vitest'
import { prepare } from '../../core/refine.ts'
import { startFalServer } from '../support/servers/fal-server.ts'
import { refusals } from '../support/servers/fault.ts'
import { paint } from './expect-outcome.ts'
import { openWorld } from './open-world.ts'
import { painters } from './painters.ts'
import { expectNoSecret, formsOf } from './secrets.ts'

const everyone = [
  ...['openai', 'openaiByFetch', 'compatible', 'img2img', 'falFill', 'gemini'],
] as const satisfies readonly (keyof typeof painters)[]

test.each(everyone)(
  'promise 6: %s: nothing that a server repeats of the key is passed on',
  async (id) => {
    const world = await openWorld(painters[id], { echoes: true })
    const prepared = await prepare(world.deps, await world.intent())
    const errors: unknown[] = []
    for (const refusal of refusals) {
      world.server.misbehave(refusal)
      const error = await paint(world, prepared, { again: true })
      expect(error, refusal).not.toBeNull()
      errors.push(error)
    }
    await expectNoSecret(world, errors)
  },
)

test.each(everyone)('promise 6: %s: the key travels in its one header', async (id) => {
  const world = await openWorld(painters[id])
  world.server.misbehave('bad request')
  await paint(world, await prepare(world.deps, await world.intent()))
  const { key } = painters[id]
  const [header = ''] = world.net.outgoing.flatMap(({ headers }) => [
    ...[headers.authorization, headers['x-goog-api-key']].filter((one) => one !== undefined),
  ])
  const basic = `Basic ${Buffer.from(key).toString('base64')}`
  expect([key, `Bearer ${key}`, `Key ${key}`, basic]).toContain(header)
})

test('promise 6: fal’s pictures are fetched without the key, and from fal’s own hosts only', async () => {
  const world = await openWorld({
    ...painters.falFill,
    start: (options) => startFalServer({ ...options, filesAt: 'https://v3.fal.media' }),
  })
  const prepared = await prepare(world.deps, await world.intent())
  expect(await paint(world, prepared)).toBeNull()
  const fetched = world.net.outgoing.filter(({ origin }) => origin === 'https://v3.fal.media')
  expect(fetched).toHaveLength(1)
  await expectNoSecret(world, null)

  const astray = await openWorld({
    ...painters.falFill,
    start: (options) => startFalServer({ ...options, filesAt: 'https://fal.media.example' }),
  })
  expect(await paint(astray, prepared)).toMatchObject({ code: 'bad_answer' })
  expect(new Set(astray.net.outgoing.map(({ origin }) => origin))).toEqual(
    new Set(['https://queue.fal.run']),
  )
})

test('the search for a key finds it in every form', () => {
  const { key } = painters.openai
  const found = (text: string) => formsOf({ key }).some(([, form]) => text.includes(form))
  expect(found(`x${key}x`)).toBe(true)
  expect(found(encodeURIComponent(`a=${key}`))).toBe(true)
  expect(found([...key].reverse().join(''))).toBe(true)
  for (const before of ['', 'a', 'ab', 'Bearer ']) {
    expect(found(Buffer.from(`${before}${key} and more`).toString('base64'))).toBe(true)
  }
  expect(found('sk-proj-another')).toBe(false)
})
