import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { startFalServer } from '../../support/servers/fal-server.ts'
import { startGeminiServer } from '../../support/servers/gemini-server.ts'
import { startSdapiServer } from '../../support/servers/sdapi-server.ts'
import { createBareRealm } from '../seats/bare-realm.ts'
import { runtimeOf, type UxpVersion } from '../seats/runtime.ts'
import { fetchOfUxp } from './fetch-of-uxp.ts'

interface Program {
  edit(id: string, baseUrl: string, key: string, edge: number): Promise<string>
  cancel(): void
}

const program = build({
  absWorkingDir: root,
  entryPoints: [join(import.meta.dirname, 'painters-program.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'Program',
  target: 'es2020',
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '')

async function openProgram(uxp: UxpVersion = '7.2') {
  const realm = await createBareRealm(runtimeOf(uxp), {
    modules: {},
    fetch: fetchOfUxp,
    setTimeout: (callback, milliseconds) => Number(setTimeout(callback, milliseconds)),
    clearTimeout: (id) => clearTimeout(id),
  })
  realm.run(await program)
  const own = realm.border.toHere(realm.run('Program')) as Program
  return {
    edit: async (id: string, baseUrl: string, key = '', edge = 512) =>
      JSON.parse(await own.edit(id, baseUrl, key, edge)),
    cancel: () => own.cancel(),
  }
}

test.each(['7.2', '9.3'] as const)(
  'with the globals of UXP %s alone a Stable Diffusion server paints',
  async (uxp) => {
    const server = await startSdapiServer({ auth: 'jörg:geheim' })
    const { edit } = await openProgram(uxp)
    const answer = await edit('img2img', server.baseUrl, 'jörg:geheim')
    expect(answer).toMatchObject({ kinds: ['file'], usage: { costUsd: 0 } })
    expect(server.complaints).toEqual([])
    expect(server.paints).toHaveLength(1)
  },
)

test.each(['7.2', '9.3'] as const)(
  'with the globals of UXP %s alone fal’s queue is waited for',
  async (uxp) => {
    const server = await startFalServer({ looks: 2 })
    const { edit } = await openProgram(uxp)
    const answer = await edit('fal', server.origin, 'id:secret')
    expect(answer).toMatchObject({
      kinds: ['file'],
      tickets: [`fal-ai/flux-2-pro/edit#${answer.requestId}`],
    })
    expect(server.complaints).toEqual([])
    expect(server.paints).toHaveLength(1)
  },
)

test.each(['7.2', '9.3'] as const)(
  'with the globals of UXP %s alone Gemini paints',
  async (uxp) => {
    const server = await startGeminiServer({ key: 'AIza-test' })
    const { edit } = await openProgram(uxp)
    const answer = await edit('gemini', server.baseUrl, 'AIza-test', 1024)
    expect(answer).toMatchObject({ kinds: ['file'], requestId: 'gemini_1' })
    expect(server.complaints).toEqual([])
  },
)

test('a Stable Diffusion server is told to stop, though UXP can’t stop the request itself', async () => {
  const server = await startSdapiServer()
  server.misbehave('hangs')
  const { edit, cancel } = await openProgram()
  const done = edit('img2img', server.baseUrl)
  await server.arrived(1)
  cancel()
  expect((await done).error).toMatchObject({ code: 'cancelled' })
  expect(server.interrupts()).toBe(1)
  expect(server.paints).toHaveLength(1)
})

test('a call at fal is taken back, though UXP can’t stop the request itself', async () => {
  const server = await startFalServer()
  server.misbehave('hangs')
  const { edit, cancel } = await openProgram()
  const done = edit('fal', server.origin, 'id:secret')
  await server.arrived(1)
  cancel()
  const { error, tickets } = await done
  expect(error).toMatchObject({ code: 'cancelled' })
  expect(tickets).toHaveLength(1)
  expect(server.cancelled).toEqual([tickets[0].split('#')[1]])
  expect(server.paints).toHaveLength(1)
})
