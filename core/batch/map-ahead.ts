/**
 * Gives what a job makes of each value, in the values' order, while up to `ahead` jobs run at the same time.
 *
 * No value is taken before there is room for it: what is held at any time is bounded by `ahead`, however many there
 * are. When a job fails or the reader stops, no further value is taken.
 *
 * @throws RangeError for less than one job at a time; what the first failing job throws.
 */
export async function* mapAhead<Value, Result>(
  values: AsyncIterable<Value> | Iterable<Value>,
  ahead: number,
  job: (value: Value) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  if (!(ahead >= 1))
    throw new RangeError(`Expected at least one job at a time but received ${ahead}`)
  const running: Promise<Result>[] = []
  try {
    for await (const value of values) {
      running.push(job(value))
      const [first] = running
      if (running.length < ahead || !first) continue
      running.shift()
      yield await first
    }
    while (running.length > 0) yield await (running.shift() as Promise<Result>) // it has one
  } finally {
    // Nobody reads these any more: their failures must not end the program.
    for (const left of running) left.catch(() => undefined)
  }
}
