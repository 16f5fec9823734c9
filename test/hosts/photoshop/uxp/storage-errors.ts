/** UXP's storage errors by name; the plugin only ever sees the name and the message. */
export type StorageErrorName =
  | 'EntryExistsError'
  | 'EntryIsNotAFileError'
  | 'EntryIsNotAFolderError'
  | 'DataFileFormatMismatchError'
  | 'FileIsReadOnlyError'
  | 'InvalidFileFormatError'
  | 'InvalidFileNameError'
  | 'OutOfSpaceError'
  | 'PermissionDeniedError'

/** Makes an error as UXP's storage throws it. */
export function storageError(name: StorageErrorName, message: string): Error {
  const error = new Error(message)
  error.name = name
  return error
}
