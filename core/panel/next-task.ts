/**
 * Waits until input and other tasks of the page had their turn.
 *
 * A message to itself where there are channels, because browsers hold timers back: by 4 ms each when they follow each
 * other, by a second and more in a page that is not looked at.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof MessageChannel === 'undefined') {
      setTimeout(resolve, 0)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
