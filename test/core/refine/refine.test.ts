import { expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import type { Progress } from '../../../core/ports.ts'
import { refine } from '../../../core/refine.ts'
import { photograph, translucent } from '../../hosts/contract/scene.ts'
import { box, intentOn, openDesk } from './desk.ts'
import { createScriptedProvider, flat, repaintEverything } from './scripted-provider.ts'

test('refine goes all the way and picks the first candidate', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const steps: Progress['stage'][] = []
  const { proposal, placed } = await refine(desk.deps, intentOn(desk, { variations: 2 }), {
    onProgress: ({ stage }) => steps.push(stage),
  })
  expect(steps).toEqual(['reading', 'sending', 'settling', 'settling', 'placing'])
  expect(proposal.candidates).toHaveLength(2)
  const picked = await desk.host.pick()
  expect(picked?.head).toEqual({ kind: 'version', id: placed.versions[0]!.id })
})

test('the signal reaches every verb, the provider, the decoder and the pixel work', async () => {
  const { signal } = new AbortController()
  const seen = new Map<string, unknown>()
  const answer = flat({ width: 40, height: 30 }, 8, [9, 9, 9, 128])
  const provider = createScriptedProvider((_request, options) => {
    seen.set('edit', options.signal)
    return [{ kind: 'file', bytes: Uint8Array.of(1) }]
  })
  const desk = await openDesk(provider, {
    picture: translucent(photograph({ width: 40, height: 30 }, 8)),
    decode: async (_bytes, options) => {
      seen.set('decode', options?.signal)
      return { picture: answer, color: { space: 'srgb', name: 'sRGB' } }
    },
  })
  const reads: unknown[] = []
  const host: Host = {
    ...desk.host,
    pick: (options) => desk.host.pick(note('pick', options)),
    lineages: (options) => desk.host.lineages(note('lineages', options)),
    place: (placement, options) => desk.host.place(placement, note('place', options)),
    readPixels: (source, target, rect, options) => {
      reads.push(options?.signal)
      return desk.host.readPixels(source, target, rect, options)
    },
  }
  const work = {
    ...desk.deps.work,
    settle: (
      input: Parameters<typeof desk.deps.work.settle>[0],
      options?: { signal?: AbortSignal },
    ) => desk.deps.work.settle(input, note('settle', options)),
    storeMask: (mask: Mask, options?: { signal?: AbortSignal }) =>
      desk.deps.work.storeMask(mask, note('storeMask', options)),
  }
  const newAbort = () => ({ signal, abort: () => {} })
  await refine(
    { ...desk.deps, host, work, newAbort },
    intentOn(desk, { region: box(5, 5, 9, 9) }),
    {
      signal,
    },
  )
  expect([...seen.keys()].sort()).toEqual([
    'decode',
    'edit',
    'lineages',
    'pick',
    'place',
    'settle',
    'storeMask',
  ])
  expect([...seen.values()].every((one) => one === signal)).toBe(true)
  // For what is sent, for settling, and for the whole picture of the replacing version.
  expect(reads).toEqual([signal, signal, signal])

  function note<T extends { signal?: AbortSignal }>(
    name: string,
    options: T | undefined,
  ): T | undefined {
    seen.set(name, options?.signal)
    return options
  }
})
