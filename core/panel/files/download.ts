/** Hands a file to the user through the browser's own download; a text is written as UTF-8. */
export function download(content: Uint8Array | string, name: string, type: string): void {
  // A whole file of ours never lies in shared memory, the one kind of buffer that a Blob refuses.
  const part = content as Uint8Array<ArrayBuffer> | string
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads the address after this turn; a minute is ample, and the memory is given back.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
