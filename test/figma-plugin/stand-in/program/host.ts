/** The few things that the program can't do itself: Node does them. */
export interface HostFunctions {
  /** SHA-1 as lower case hexadecimal digits. */
  sha1(bytes: ArrayBuffer): string
  /** Calls `fire(id)` of the program later, never at once. */
  startTimer(id: number, delay: number): void
  stopTimer(id: number): void
  /** Says that a new page was opened; the one before is gone. */
  open(): void
  /** Hands a message to the plugin's page. */
  post(text: string, ...bytes: ArrayBuffer[]): void
  /** Writes a line of the plugin's console, or an error that nobody caught. */
  log(level: string, text: string): void
}
