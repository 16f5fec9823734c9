import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFileStore } from '../../../photoshop-uxp/storage/file-store.ts'
import { createUxp } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { createDisk, type Disk } from '../../hosts/photoshop/uxp/disk.ts'
import { manifest } from '../manifest.ts'

function open(disk: Disk = createDisk()) {
  const { uxp } = createUxp({ manifest, disk })
  return { disk, store: createFileStore(uxp.storage, 'ledger') }
}

const bytes = (...values: number[]) => Uint8Array.from(values)

test('a value comes back bit by bit, after a restart as well', async () => {
  const { disk, store } = open()
  await store.set('ledger/A b/entry', bytes(0, 255, 10, 13))
  expect(await store.get('ledger/A b/entry')).toEqual(bytes(0, 255, 10, 13))
  expect(await open(disk).store.get('ledger/A b/entry')).toEqual(bytes(0, 255, 10, 13))
})

test('a view into a larger buffer is stored without what lies around it', async () => {
  const { store } = open()
  await store.set('part', bytes(1, 2, 3, 4).subarray(1, 3))
  expect(await store.get('part')).toEqual(bytes(2, 3))
})

test('a value takes sixteen bytes more than it has', async () => {
  const { disk, store } = open()
  await store.set('large', new Uint8Array(1_000_000))
  const sizes = [...disk.files.values()].map((file) => file.bytes.length)
  expect(sizes).toEqual([1_000_016])
})

test('a later value replaces the earlier one, and nothing else is left', async () => {
  const { disk, store } = open()
  await store.set('key', bytes(1))
  await store.set('key', bytes(2))
  expect(await store.get('key')).toEqual(bytes(2))
  expect(disk.files.size).toBe(1)
})

test('keys are listed by their beginning, and removed ones are gone', async () => {
  const { store } = open()
  for (const key of ['a/1', 'a/2', 'A/3', 'b']) await store.set(key, bytes(1))
  await store.delete('a/2')
  await store.delete('never there')
  expect([...(await store.keys('a/'))].sort()).toEqual(['a/1'])
  expect([...(await store.keys(''))].sort()).toEqual(['A/3', 'a/1', 'b'])
  expect(await store.get('a/2')).toBeUndefined()
})

test('stores of other folders never meet', async () => {
  const { disk, store } = open()
  const { uxp } = createUxp({ manifest, disk })
  const settings = createFileStore(uxp.storage, 'settings')
  await store.set('key', bytes(1))
  await settings.set('key', bytes(2))
  expect(await store.get('key')).toEqual(bytes(1))
  expect(await settings.keys('')).toEqual(['key'])
})

test('promise 2: wherever Photoshop crashes, a key has its old value or its new one', async () => {
  for (let changes = 0; changes <= 6; changes++) {
    const { disk, store } = open()
    await store.set('key', bytes(1, 1, 1, 1))
    disk.crashAfter(changes)
    const written = await settled(store.set('key', bytes(2, 2, 2, 2)))
    disk.crashAfter(Number.POSITIVE_INFINITY)
    const after = open(disk).store
    const value = await after.get('key')
    const expected = written
      ? [[2, 2, 2, 2]]
      : [
          [1, 1, 1, 1],
          [2, 2, 2, 2],
        ]
    expect(expected, `after ${changes} changes`).toContainEqual([...(value ?? [])])
    await after.set('key', bytes(3))
    expect(await after.get('key')).toEqual(bytes(3))
  }
})

test('a first value that was half written when Photoshop crashed is not offered', async () => {
  const { disk, store } = open()
  await store.set('other', bytes(9))
  disk.crashAfter(0)
  expect(await settled(store.set('key', new Uint8Array(100)))).toBe(false)
  disk.crashAfter(Number.POSITIVE_INFINITY)
  const after = open(disk).store
  expect(await after.get('key')).toBeUndefined()
  expect(await after.keys('')).toEqual(['other'])
  // Listing takes away what nobody can use.
  expect([...disk.files.keys()]).toEqual(['data/ledger/kother.value'])
})

test('what is removed stays removed, although a crash left its partial file', async () => {
  const { disk, store } = open()
  await store.set('key', bytes(1))
  disk.crashAfter(3)
  expect(await settled(store.set('key', bytes(2)))).toBe(false)
  disk.crashAfter(Number.POSITIVE_INFINITY)
  const after = open(disk).store
  await after.delete('key')
  expect(await after.get('key')).toBeUndefined()
  expect(disk.files.size).toBe(0)
})

test('damage anywhere in a file is noticed', async () => {
  const { disk, store } = open()
  await store.set('key', bytes(1, 2, 3))
  const [name, file] = [...disk.files][0]!
  await fc.assert(
    fc.asyncProperty(
      fc.nat(file.bytes.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const damaged = file.bytes.slice()
        damaged[at]! ^= by
        disk.files.set(name, { ...file, bytes: damaged })
        expect(await store.get('key')).toBeUndefined()
      },
    ),
  )
  for (let length = 0; length < file.bytes.length; length++) {
    disk.files.set(name, { ...file, bytes: file.bytes.slice(0, length) })
    expect(await store.get('key')).toBeUndefined()
  }
})

test('files that others put into the folder are left alone', async () => {
  const { disk, store } = open()
  await store.set('key', bytes(1))
  disk.files.set('data/ledger/.ds_store', { path: 'data/ledger/.DS_Store', bytes: bytes(1) })
  expect(await store.keys('')).toEqual(['key'])
})

test('a full disk is told, and the old value stays', async () => {
  const { disk, store } = open()
  await store.set('key', bytes(1))
  disk.room = 40
  await expect(store.set('key', new Uint8Array(100))).rejects.toMatchObject({
    code: 'host_failed',
    message: 'The disk has no room left for what has to be kept.',
    hint: expect.stringContaining('Make room'),
    retryable: true,
  })
  expect(await store.get('key')).toEqual(bytes(1))
})

test('where renaming over a file is refused, the new value takes its place all the same', async () => {
  const disk = createDisk()
  const { uxp } = createUxp({ manifest, disk })
  const { localFileSystem } = uxp.storage
  const storage = {
    ...uxp.storage,
    localFileSystem: {
      getDataFolder: async () => refusingToOverwrite(await localFileSystem.getDataFolder()),
    },
  } as unknown as typeof uxp.storage
  const store = createFileStore(storage, 'ledger')
  await store.set('key', bytes(1))
  await store.set('key', bytes(2))
  expect(await store.get('key')).toEqual(bytes(2))
  expect(disk.files.size).toBe(1)
})

type Call = (...given: unknown[]) => Promise<unknown>

/** A folder, and the folders in it, that never replace a file by renaming another. */
function refusingToOverwrite<Folder extends object>(folder: Folder): Folder {
  return new Proxy(folder, {
    get: (target, key) => {
      const member = Reflect.get(target, key) as Call
      if (key === 'renameEntry') {
        return (entry: object, name: string) => member(entry, name, { overwrite: false })
      }
      if (key !== 'getEntries' && key !== 'createFolder') return member
      return async (...given: unknown[]) => {
        const found = await member(...given)
        const wrap = (entry: { isFolder: boolean }) =>
          entry.isFolder ? refusingToOverwrite(entry) : entry
        return Array.isArray(found) ? found.map(wrap) : wrap(found as { isFolder: boolean })
      }
    },
  })
}

/** Whether a promise settles once everything that can go on has gone on. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  promise.then(
    () => {
      done = true
    },
    () => undefined,
  )
  for (let turn = 0; turn < 100; turn++) await Promise.resolve()
  return done
}
