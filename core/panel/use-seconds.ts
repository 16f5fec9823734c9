import { useEffect, useState } from 'preact/hooks'

/** Counts the whole seconds since it was drawn first: what takes long is seen to go on. */
export function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return seconds
}
