import { expect, test } from 'vitest'
import { manifest } from '../../../photoshop-uxp/manifest.ts'
import { createUxp } from './create-uxp.ts'
import { createDisk } from './disk.ts'

async function openFolder(disk = createDisk()) {
  const { uxp } = createUxp({ manifest, disk })
  const { localFileSystem, formats } = uxp.storage
  return { disk, formats, localFileSystem, folder: await localFileSystem.getDataFolder() }
}

const named = (name: string) => expect.objectContaining({ name })

test('a file is on the disk once it was written, not when it was made', async () => {
  const { folder, disk, formats } = await openFolder()
  const file = await folder.createFile('a.bin')
  expect(disk.files.size).toBe(0)
  await file.write(new Uint8Array([1, 2]).buffer, { format: formats.binary })
  await file.write(new Uint8Array([3]).buffer, { format: formats.binary, append: true })
  const read = await file.read({ format: formats.binary })
  expect([...new Uint8Array(read as ArrayBuffer)]).toEqual([1, 2, 3])
  expect((await folder.getEntries()).map((entry) => entry.name)).toEqual(['a.bin'])
})

test('bytes need the binary format, and a view is no buffer', async () => {
  const { folder, formats } = await openFolder()
  const file = await folder.createFile('a.bin')
  const mismatch = named('DataFileFormatMismatchError')
  await expect(file.write(new ArrayBuffer(1))).rejects.toEqual(mismatch)
  await expect(file.write('text', { format: formats.binary })).rejects.toEqual(mismatch)
  const view = new Uint8Array(1) as unknown as ArrayBuffer
  await expect(file.write(view, { format: formats.binary })).rejects.toEqual(mismatch)
  const format = Symbol('mine') as unknown as typeof formats.utf8
  await expect(file.read({ format })).rejects.toEqual(named('InvalidFileFormatError'))
})

test('without a format a file is text', async () => {
  const { folder } = await openFolder()
  const file = await folder.createFile('a.txt')
  await file.write('Über')
  expect(await file.read()).toBe('Über')
})

test('what is missing throws, and what is there is not replaced without saying so', async () => {
  const { folder } = await openFolder()
  await expect(folder.getEntry('a')).rejects.toThrow(/Could not find/u)
  const file = await folder.createFile('a')
  await expect(file.read()).rejects.toThrow(/Could not find/u)
  await expect(file.delete()).rejects.toThrow(/Could not find/u)
  await file.write('1')
  await expect(folder.createFile('A')).rejects.toEqual(named('EntryExistsError'))
  await folder.createFolder('f')
  await expect(folder.createFolder('f')).rejects.toEqual(named('EntryExistsError'))
  const other = await folder.createFile('b')
  await other.write('2')
  await expect(folder.renameEntry(other, 'a', {})).rejects.toEqual(named('EntryExistsError'))
  await folder.renameEntry(other, 'a', { overwrite: true })
  expect(await ((await folder.getEntry('a')) as typeof file).read()).toBe('2')
})

test('an entry that was renamed or deleted stands for nothing that is known', async () => {
  const { folder } = await openFolder()
  const file = await folder.createFile('a')
  await file.write('1')
  await folder.renameEntry(file, 'b', {})
  await expect(file.read()).rejects.toThrow(/^NotModelled: using data\/a after it was renamed/u)
})

test('names that a file system refuses are refused', async () => {
  const { folder } = await openFolder()
  for (const name of ['', 'a/b', 'a:b', 'CON', 'nul.txt', 'a.', 'a ', 'a\n', 'x'.repeat(256)]) {
    await expect(folder.createFile(name), name).rejects.toEqual(named('InvalidFileNameError'))
  }
})

test('the plugin’s own folder is read-only, and everything outside needs a permission', async () => {
  const { localFileSystem } = await openFolder()
  const plugin = await localFileSystem.getPluginFolder()
  await expect(plugin.createFile('a')).rejects.toEqual(named('PermissionDeniedError'))
  expect(() => localFileSystem.getFolder()).toThrow(/^NotModelled: getFolder/u)
})

test('a full disk refuses, and a crash leaves half of what was being written', async () => {
  const { folder, disk, formats } = await openFolder()
  const file = await folder.createFile('a')
  disk.room = 3
  const write = (length: number) => file.write(new ArrayBuffer(length), { format: formats.binary })
  await expect(write(4)).rejects.toEqual(named('OutOfSpaceError'))
  disk.room = 100
  disk.crashAfter(0)
  void write(10)
  await Promise.resolve()
  expect(disk.files.get('data/a')?.bytes.length).toBe(5)
})

test('what nobody modelled throws instead of being undefined', async () => {
  const { uxp } = createUxp({ manifest })
  expect(() => uxp.storage.domains).toThrow(/^NotModelled: storage\.domains$/u)
  expect(() => (uxp as unknown as { xmp: unknown }).xmp).toThrow(/^NotModelled: uxp\.xmp$/u)
  const { folder } = await openFolder()
  const file = await folder.createFile('a')
  expect(() => file.getMetadata()).toThrow(/^NotModelled: getMetadata/u)
  const options = { mode: 1 } as unknown as { overwrite: boolean }
  await expect(folder.createFile('b', options)).rejects.toThrow(/NotModelled.*"mode"/u)
})
