/** Calls and their pictures lie under this prefix of a ledger's store. */
export const callsPrefix = 'ledger/'

/** Gives the key of a call's entry. Ids are encoded, so that no id can reach into another's folder. */
export function entryKey(id: string): string {
  return `${callsPrefix}${encodeURIComponent(id)}/entry`
}

/** Gives what all keys of one call begin with in a ledger's store, and those of no other call. */
export function keysOfCall(id: string): string {
  return folderOf(entryKey(id))
}

/** Gives the key of a candidate's bytes. */
export function candidateKey(id: string, index: number): string {
  return `${keysOfCall(id)}${index}`
}

/** Tells whether a key is an entry's. */
export function isEntryKey(key: string): boolean {
  return key.endsWith('/entry')
}

/** Gives what a key and those beside it begin with. */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1)
}
