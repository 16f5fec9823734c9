/**
 * Gives UXP the globals that the bundle needs and that some supported version lacks; what is there stays.
 *
 * `queueMicrotask`: Preact schedules its drawing with it; it came with UXP 9.4, and Photoshop 25.0 has 7.2.
 *
 * Nothing else is needed: text codecs, base64, hashes and PNG are written without the platform, ids and requests come
 * through ports, and libraries that would rather have `TextDecoder` do without. The test of the bundle runs it with
 * the oldest version's globals alone.
 */
globalThis.queueMicrotask ??= (callback) => {
  // An error in the callback has to surface as one of its own, as it does where the platform runs it.
  Promise.resolve()
    .then(callback)
    .catch((thrown: unknown) => {
      setTimeout(() => {
        throw thrown
      }, 0)
    })
}

// Makes a module of it, for there is nothing to import.
export {}
