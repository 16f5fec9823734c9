/**
 * Works through values, up to `concurrency` at the same time, until there are none left or one job asks to stop.
 *
 * A value is taken only when a worker is free for it. After a failure or a stop no further value is taken, and the
 * jobs that run are waited for: what they have sent is not left alone.
 *
 * @param job Gives false to let no further one begin.
 * @throws RangeError for less than one at a time; what the first failing job throws, once all have ended.
 */
export async function workThrough<Value>(
  values: AsyncIterable<Value> | Iterable<Value>,
  concurrency: number,
  job: (value: Value) => Promise<boolean>,
): Promise<void> {
  if (!(concurrency >= 1)) {
    throw new RangeError(`Expected at least one at a time but received ${concurrency}`)
  }
  const queue = iterate(values)
  const failures: unknown[] = []
  let isStopping = false
  const work = async () => {
    while (!isStopping) {
      try {
        const next = await queue.next()
        if (next.done || isStopping) return
        if (!(await job(next.value))) isStopping = true
      } catch (thrown) {
        isStopping = true
        failures.push(thrown)
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  await queue.return?.()
  if (failures.length > 0) throw failures[0]
}

/** One iterator for all workers; plain ones are wrapped, so that `next` is always awaited. */
async function* iterate<Value>(values: AsyncIterable<Value> | Iterable<Value>) {
  yield* values
}
