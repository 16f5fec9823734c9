import type { Uxp } from '../uxp.ts'

/** A folder on disk, as UXP gives it. */
export type Folder = Awaited<ReturnType<Uxp['storage']['localFileSystem']['getDataFolder']>>
/** A file or a folder in one. */
export type Entry = Awaited<ReturnType<Folder['getEntries']>>[number]
/** A file on disk. */
export type File = InstanceType<Uxp['storage']['File']>

/** Opens a folder inside the plugin's own data folder, and makes it when it is not there yet. */
export async function openDataFolder(storage: Uxp['storage'], name: string): Promise<Folder> {
  const data = await storage.localFileSystem.getDataFolder()
  const found = await findEntry(data, name)
  if (found?.isFolder) return found as Folder // says so itself
  return data.createFolder(name)
}

/**
 * Finds an entry by its name; null when there is none.
 *
 * By listing: `getEntry` throws for what is missing, and nothing tells that error from one of the disk.
 */
export async function findEntry(folder: Folder, name: string): Promise<Entry | null> {
  const entries = await folder.getEntries()
  return entries.find((entry) => entry.name === name) ?? null
}
