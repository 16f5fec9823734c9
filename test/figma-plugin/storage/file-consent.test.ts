import { expect, test } from 'vitest'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import type { WriteRequest } from '../../../figma-plugin/protocol/write.ts'
import { createFileConsent } from '../../../figma-plugin/ui/storage/file-consent.ts'
import { createFakeClientStorage } from './fake-client-storage.ts'

/** A file whose root holds entries; `writes` are the changes of it. */
function openFile(options: { readonly readOnly?: boolean } = {}) {
  const data: Record<string, string> = {}
  const writes: WriteRequest[] = []
  const reads: string[] = []
  return {
    data,
    writes,
    reads,
    nodes: async (ids: string[]) => {
      reads.push(...ids)
      return ids.map((id) => (id === '0:0' ? ({ id, data } as unknown as NodeFacts) : null))
    },
    write: async (request: WriteRequest) => {
      writes.push(request)
      if (options.readOnly) throw new Error('This file can only be viewed')
      for (const step of request.steps) if (step.do === 'data') data[step.key] = step.value
      return {}
    },
  }
}

let made = 0
const newId = () => `file-${++made}`

test('a file is asked about until the user agrees, then never again on this machine', async () => {
  const file = openFile()
  const storage = createFakeClientStorage()
  const consent = createFileConsent({ ...file, ...storage }, newId)
  expect(await consent.given()).toBeNull()
  expect(file.writes).toEqual([])
  expect(storage.stored.size).toBe(0)

  const name = await consent.give()
  expect(file.data).toEqual({ file: name })
  expect(await createFileConsent({ ...file, ...storage }, newId).given()).toBe(name)
  expect(file.reads.every((id) => id === '0:0')).toBe(true)
})

test('another machine, and another file on this one, ask for themselves', async () => {
  const file = openFile()
  const storage = createFakeClientStorage()
  const name = await createFileConsent({ ...file, ...storage }, newId).give()
  const elsewhere = createFileConsent({ ...file, ...createFakeClientStorage() }, newId)
  expect(await elsewhere.given()).toBeNull()
  expect(await createFileConsent({ ...openFile(), ...storage }, newId).given()).toBeNull()
  // Agreeing there too keeps the file's one name.
  expect(await elsewhere.give()).toBe(name)
  expect(file.writes).toHaveLength(1)
})

test('a file that can’t be written to opens after agreeing, and asks again the next time', async () => {
  const file = openFile({ readOnly: true })
  const storage = createFakeClientStorage()
  expect(await createFileConsent({ ...file, ...storage }, newId).give()).toMatch(/^file-/)
  expect(await createFileConsent({ ...file, ...storage }, newId).given()).toBeNull()
})

test('a full storage keeps nobody out', async () => {
  const file = openFile()
  const storage = createFakeClientStorage()
  storage.limit = 0
  expect(await createFileConsent({ ...file, ...storage }, newId).give()).toMatch(/^file-/)
})

test('a name that an undo took away is written again before a call is noted by it', async () => {
  const file = openFile()
  const consent = createFileConsent({ ...file, ...createFakeClientStorage() }, newId)
  await consent.remember()
  expect(file.writes).toEqual([])
  const name = await consent.give()
  delete file.data.file
  await consent.remember()
  expect(file.data).toEqual({ file: name })
  await consent.remember()
  expect(file.writes).toHaveLength(2)
})
